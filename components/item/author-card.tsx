import { isolatedText } from '@/components/text/plain-text'
import { SafeText } from '@/components/text/safe-text'
import { Badge } from '@/components/ui/badge'
import { RelativeTime } from '@/components/ui/relative-time'
import { RowLink } from '@/components/ui/row-link'
import { ScoreChip } from '@/components/ui/score-chip'
import type { AuthorView, ItemDetail } from '@/lib/review/item-detail'
import type { Thresholds } from '@/lib/settings/settings'
import { KindIcon } from './kind-icon'

/** Who wrote it, as far as that helps to decide. */
export function AuthorCard({ item: { author, settings } }: { item: ItemDetail }) {
  if (!author) return <p className="text-ink-2">GitLab names no author.</p>
  const { username, name, state, isAdmin, isBot, external, decisions, itemCount } = author
  return (
    <div className="flex flex-col gap-2">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <SafeText text={username} className="font-semibold break-all" />
        <SafeText text={name} className="break-words text-ink-2" />
        {state !== 'active' && (
          <Badge tone="warn">
            <SafeText text={state} limit={40} />
          </Badge>
        )}
        {isAdmin && <Badge>admin</Badge>}
        {isBot && <Badge>bot</Badge>}
        {external && <Badge>external</Badge>}
      </p>
      <Facts author={author} />
      <p className="text-sm">
        <strong className="font-semibold">{itemCount}</strong> {itemCount === 1 ? 'item' : 'items'} known,{' '}
        <span className={decisions.spam > 0 ? 'font-medium text-hot' : 'text-ink-2'}>
          {decisions.spam} decided spam
        </span>
        , <span className="text-ink-2">{decisions.notSpam} not spam</span>
      </p>
      <OtherItems items={author.items} thresholds={settings.thresholds} />
    </div>
  )
}

function Facts({ author }: { author: AuthorView }) {
  const { accountCreated, emailDomain, emailConfirmed, signInCount, twoFactor } = author
  const facts: [string, React.ReactNode][] = [
    ['Account made', accountCreated ? <RelativeTime key="age" at={accountCreated} ago /> : 'unknown'],
    [
      'E-mail',
      emailDomain ? `${isolatedText(emailDomain)}, ${emailConfirmed ? 'confirmed' : 'not confirmed'}` : 'unknown',
    ],
    ['Sign-ins', signInCount ?? 'unknown'],
    ['Two factors', twoFactor === null ? 'unknown' : twoFactor ? 'on' : 'off'],
  ]
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-3 text-sm">
      {facts.map(([word, value]) => (
        <div key={word} className="contents">
          <dt className="text-ink-3">{word}</dt>
          <dd className="break-all">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

const words = { SPAM: 'spam', NOT_SPAM: 'not spam', UNSURE: 'unsure', SKIP: 'skipped' }

function OtherItems({ items, thresholds }: { items: AuthorView['items']; thresholds: Thresholds }) {
  if (items.length === 0) return null
  return (
    <ul id="author-items" aria-label="Other items of the author" tabIndex={-1} className="-mx-2">
      {items.map(({ id, kind, title, score, decided, unsaved }) => (
        <li key={id}>
          <RowLink
            href={`/items/${id}`}
            className="flex min-h-7 items-center gap-2 rounded-md px-2 text-sm hover:bg-hover"
          >
            <KindIcon kind={kind} className="size-3.5" />
            <SafeText text={title} className="min-w-0 flex-1 truncate" />
            {unsaved && <span className="text-xs whitespace-nowrap text-calm">not in GitLab yet</span>}
            {decided && <span className="text-xs text-ink-3">{words[decided]}</span>}
            <ScoreChip score={score} thresholds={thresholds} />
          </RowLink>
        </li>
      ))}
    </ul>
  )
}
