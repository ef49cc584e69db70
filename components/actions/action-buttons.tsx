'use client'
import { offerAnyway } from '@/components/others-stand'
import { tell } from '@/components/tell'
import { Button } from '@/components/ui/button'
import { type ActionAsk, type ActionListRow, useAskAction } from './queries'
import { canReverse } from './read-action'

/** What can still be done about an action in its present state; nothing for most. */
export function ActionButtons({ row }: { row: ActionListRow }) {
  if (row.state === 'SCHEDULED' && row.reversesId === null)
    return <AskButton row={row} ask="cancellation" label="Cancel" />
  if (row.state === 'FAILED') return <AskButton row={row} ask="retries" label="Retry" />
  if (canReverse(row)) return <AskButton row={row} ask="reversal" label="Reverse" />
  return null
}

function AskButton({ row: { id }, ask, label }: { row: ActionListRow; ask: ActionAsk; label: string }) {
  const { mutateAsync, isPending } = useAskAction()
  const start = (anyway?: true): Promise<void> =>
    tell(mutateAsync({ id, ask, anyway }), {
      id: `action-${id}`,
      done: (detail) => ({ title: `Action ${id}`, detail }),
      failed: `${label} of action ${id} failed.`,
      offer: (error) => offerAnyway(error, () => void start(true)),
    })
  return (
    <Button size="sm" disabled={isPending} aria-label={`${label} action ${id}`} onClick={() => start()}>
      {label}
    </Button>
  )
}
