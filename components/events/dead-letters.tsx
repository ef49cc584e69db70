'use client'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { messageOf } from '@/components/api-client'
import { SafeText } from '@/components/text/safe-text'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { hasRole, type Role } from '@/lib/auth/role'
import type { EventCounts } from '@/lib/stats/count-events'
import { reasonWords } from './event-words'
import { eventCountsQuery, useReplayAll } from './queries'

type Group = EventCounts['dead'][number]
type DeadLettersProps = { role: Role; onShow: (reason: string | null) => void }

/** What could not be screened, by reason and above everything else: these are the events that somebody must look at. */
export function DeadLetters({ role, onShow }: DeadLettersProps) {
  const { data } = useQuery(eventCountsQuery())
  const [chosen, setChosen] = useState<Group | null>(null)
  const total = data?.dead.reduce((sum, { count }) => sum + count, 0) ?? 0
  return (
    <>
      {data && total > 0 && (
        <section aria-label="Dead letters" className="mb-4 overflow-hidden rounded-lg border border-fail/30 bg-surface">
          <h2 className="bg-fail-soft px-4 py-2 font-medium text-fail">
            {total === 1
              ? 'One event could not be screened'
              : `${total.toLocaleString('en')} events could not be screened`}
          </h2>
          <ul>
            {data.dead.map((group) => (
              <li
                key={group.reason ?? ''}
                className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t px-4 py-2 first:border-t-0"
              >
                <div className="min-w-0 flex-1 basis-60">
                  <p className="font-medium">
                    {group.count.toLocaleString('en')} × <SafeText text={reasonWords(group.reason)} />
                  </p>
                  {group.detail && (
                    <p className="text-sm break-words text-ink-2">
                      <SafeText text={group.detail} limit={500} />
                    </p>
                  )}
                </div>
                <div className="flex gap-2">
                  {group.reason !== null && (
                    <Button variant="quiet" size="sm" onClick={() => onShow(group.reason)}>
                      Show
                    </Button>
                  )}
                  {hasRole(role, 'ADMIN') && (
                    <Button size="sm" onClick={() => setChosen(group)}>
                      {group.count === 1 ? 'Replay it' : `Replay all ${group.count.toLocaleString('en')}`}
                    </Button>
                  )}
                </div>
              </li>
            ))}
          </ul>
          {!hasRole(role, 'ADMIN') && (
            <p className="border-t px-4 py-2 text-sm text-ink-3">
              {hasRole(role, 'MODERATOR')
                ? 'You can replay them one by one below; an admin can replay all of a reason at once.'
                : 'A moderator can replay them one by one, an admin all of a reason at once.'}
            </p>
          )}
        </section>
      )}
      {chosen && <ReplayDialog group={chosen} onClose={() => setChosen(null)} />}
    </>
  )
}

function ReplayDialog({ group, onClose }: { group: Group; onClose: () => void }) {
  const { mutate, progress, stop, isPending, isSuccess, error } = useReplayAll()
  const start = () => mutate({ reason: group.reason, upTo: group.newestId, count: group.count })
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && !isPending && onClose()}
      title={`Replay ${group.count.toLocaleString('en')} × ${reasonWords(group.reason)}`}
      description="Each starts again from the beginning, as if it had just come in, and is tried eight more times. Events that die again come back here. Every replay is in the audit log."
      footer={
        isSuccess ? (
          <Button variant="primary" onClick={onClose}>
            Close
          </Button>
        ) : isPending ? (
          <Button onClick={stop}>Stop</Button>
        ) : (
          <>
            <Button onClick={onClose}>Cancel</Button>
            <Button variant="primary" onClick={start}>
              {error ? 'Go on' : 'Replay'}
            </Button>
          </>
        )
      }
    >
      {error && <Notice tone="fail">{messageOf(error)} What was replayed until then stays replayed.</Notice>}
      {progress && (
        <div role="status" className="flex flex-col gap-2 py-2">
          <progress
            value={progress.done}
            max={Math.max(1, progress.total)}
            aria-label="Replayed"
            className="h-2 w-full"
          />
          <p>
            {progress.done.toLocaleString('en')} of {progress.total.toLocaleString('en')} replayed
            {isSuccess && progress.done < progress.total && '. Stopped; the rest stays as it was.'}
          </p>
        </div>
      )}
      {!progress && !error && <p className="text-ink-2">If the cause isn’t gone yet, they will only die again.</p>}
    </Dialog>
  )
}
