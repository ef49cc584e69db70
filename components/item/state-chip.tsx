import { SafeText } from '@/components/text/safe-text'
import { Badge } from '@/components/ui/badge'
import { RelativeTime } from '@/components/ui/relative-time'
import type { ItemDetail } from '@/lib/review/item-detail'

const decided = { SPAM: 'Spam', NOT_SPAM: 'Not spam', UNSURE: 'Unsure', SKIP: 'Skipped' }

/** Where the item stands in its review. */
export function StateChip({ item: { state, standing, goneAt } }: { item: ItemDetail }) {
  return (
    <>
      {goneAt && <Badge tone="neutral">Gone from GitLab</Badge>}
      {state === 'PENDING' && <Badge tone="neutral">In queue</Badge>}
      {state === 'SECOND_OPINION' && <Badge tone="warn">Second opinion wanted</Badge>}
      {state === 'NONE' && <Badge tone="neutral">Not in the queue</Badge>}
      {state === 'DECIDED' && standing && (
        <Badge tone={standing.kind === 'SPAM' ? 'hot' : 'calm'}>
          {decided[standing.kind]} by <SafeText text={standing.mine ? 'you' : standing.by} />,{' '}
          <RelativeTime at={standing.at} ago />
        </Badge>
      )}
    </>
  )
}
