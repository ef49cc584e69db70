'use client'
import type { ReactNode } from 'react'
import { effectOf } from '@/components/queue/decision-words'
import { useUndo } from '@/components/queue/use-undo'
import { SafeText } from '@/components/text/safe-text'
import { Button } from '@/components/ui/button'
import { Kbd } from '@/components/ui/kbd'
import { RelativeTime } from '@/components/ui/relative-time'
import { hasRole, type Role } from '@/lib/auth/role'
import type { ItemDetail } from '@/lib/review/item-detail'
import type { DecisionKind } from '@/lib/review/queue-row'
import type { DecisionReason } from './decision-reasons'
import { ReasonPicker } from './reason-picker'

type DecisionBarProps = {
  item: ItemDetail
  role: Role
  onDecide: (kind: DecisionKind) => void
  reason: DecisionReason
  onReason: (reason: DecisionReason) => void
}

const choices: { kind: DecisionKind; label: string; key: string }[] = [
  { kind: 'SPAM', label: 'Spam', key: 'S' },
  { kind: 'NOT_SPAM', label: 'Not spam', key: 'H' },
  { kind: 'UNSURE', label: 'Unsure', key: 'U' },
  { kind: 'SKIP', label: 'Skip', key: 'N' },
]

const words = { SPAM: 'spam', NOT_SPAM: 'not spam', UNSURE: 'unsure', SKIP: 'skip' }

/** Always the same four, in the same place; below them what "Spam" would do. */
export function DecisionBar({ item, role, onDecide, reason, onReason }: DecisionBarProps) {
  const mayDecide = hasRole(role, 'MODERATOR')
  const { standing, plan, settings } = item
  return (
    <section
      id="decision"
      aria-label="Decision"
      tabIndex={-1}
      className="shrink-0 border-t bg-surface px-3 py-2 outline-none md:px-4 md:py-3"
    >
      {standing ? (
        <Standing item={item} mayUndo={mayDecide} />
      ) : (
        <>
          <div className="grid grid-cols-4 gap-2 xl:grid-cols-2">
            {choices.map(({ kind, label, key }) => (
              <Button
                key={kind}
                size="lg"
                variant={kind === 'SPAM' ? 'primary' : 'plain'}
                className="px-1"
                disabled={!mayDecide}
                aria-keyshortcuts={key}
                aria-describedby="decision-effect"
                onClick={() => onDecide(kind)}
              >
                {label}
                <Kbd>{key}</Kbd>
              </Button>
            ))}
          </div>
          {mayDecide && (
            <div className="-mx-2 -mb-1 pt-1">
              <ReasonPicker reason={reason} onChange={onReason} />
            </div>
          )}
          <Effect>
            {mayDecide ? (
              <SafeText text={effectOf({ plan, ...settings })} limit={600} />
            ) : (
              `Viewers can look${item.withheld ? '' : ' at everything'}, but not decide.`
            )}
          </Effect>
        </>
      )}
    </section>
  )
}

function Effect({ children }: { children: ReactNode }) {
  return (
    <p id="decision-effect" className="pt-2 text-sm break-words text-ink-2">
      {children}
    </p>
  )
}

function Standing({ item: { id, title, standing, timeline }, mayUndo }: { item: ItemDetail; mayUndo: boolean }) {
  const undo = useUndo()
  if (!standing) return null
  const action = timeline.find(({ kind }) => kind === 'action')
  return (
    <div className="flex items-center gap-3">
      <div className="min-w-0 flex-1">
        <p>
          <strong className="font-semibold">
            <SafeText text={standing.mine ? 'You' : standing.by} />
          </strong>{' '}
          decided {words[standing.kind]}, <RelativeTime at={standing.at} ago />
        </p>
        {action && (
          <p className="truncate text-sm text-ink-2">
            <SafeText text={action.words} />
          </p>
        )}
      </div>
      <Button
        disabled={!mayUndo || undo.isPending}
        onClick={() => undo.mutate({ itemId: id, decisionId: standing.decisionId, title })}
      >
        Take back
      </Button>
    </div>
  )
}
