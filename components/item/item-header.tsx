import { ChevronLeft, ExternalLink, Lock } from 'lucide-react'
import { SafeText } from '@/components/text/safe-text'
import { Badge } from '@/components/ui/badge'
import { Button, buttonClass } from '@/components/ui/button'
import { RelativeTime } from '@/components/ui/relative-time'
import { RowLink } from '@/components/ui/row-link'
import { ScoreChip } from '@/components/ui/score-chip'
import type { ItemDetail } from '@/lib/review/item-detail'
import { KindIcon, kindNames } from './kind-icon'
import { StateChip } from './state-chip'

type ItemHeaderProps = { item: ItemDetail; onBack?: () => void }

export function ItemHeader({ item, onBack }: ItemHeaderProps) {
  const { kind, title, author, path, visibility, confidential, firstSeenAt, webUrl, verdict } = item
  return (
    <header className="flex flex-col gap-2 px-4 pt-2 pb-3 md:pt-4">
      {onBack && (
        <Button variant="quiet" size="sm" className="-ml-2 self-start md:hidden" onClick={onBack}>
          <ChevronLeft aria-hidden className="size-4" />
          List
        </Button>
      )}
      <div className="flex items-start gap-3">
        <span className="pt-1">
          <KindIcon kind={kind} className="size-5" />
        </span>
        <h2 className="min-w-0 flex-1 line-clamp-3 text-lg font-semibold break-words">
          <SafeText text={title} />
        </h2>
        {webUrl && (
          <a
            href={webUrl}
            target="_blank"
            rel="noreferrer noopener nofollow"
            className={buttonClass({ size: 'sm', variant: 'quiet' })}
          >
            <ExternalLink aria-hidden className="size-4" />
            <span className="sr-only md:not-sr-only">Open in GitLab</span>
          </a>
        )}
      </div>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-ink-2">
        <StateChip item={item} />
        {item.asked.count > 0 && <Badge tone="calm">Asked before saving</Badge>}
        {item.gitlabId === null && <Badge tone="calm">Not in GitLab yet</Badge>}
        <span className="xl:hidden">
          {verdict && <ScoreChip score={verdict.score} thresholds={item.settings.thresholds} />}
        </span>
        {author ? (
          <span>
            by{' '}
            <RowLink
              href={`/queue?author=${encodeURIComponent(author.username)}`}
              className="font-medium text-ink hover:underline"
            >
              <SafeText text={author.username} />
            </RowLink>
            {author.accountCreated && (
              <>
                , account made <RelativeTime at={author.accountCreated} ago />
              </>
            )}
          </span>
        ) : (
          <span>{kindNames[kind]} without a known author</span>
        )}
        {path && kind !== 'user' && (
          <span className="break-all">
            in <SafeText text={path} />
          </span>
        )}
        {visibility && <Badge>{visibility}</Badge>}
        {confidential && item.gitlabId !== null && (
          <Badge>
            <Lock aria-hidden className="size-3" /> confidential
          </Badge>
        )}
        <span>
          {item.gitlabId === null ? 'first asked' : 'first seen'} <RelativeTime at={firstSeenAt} ago />
        </span>
      </p>
    </header>
  )
}
