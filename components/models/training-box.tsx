'use client'
import { useQuery } from '@tanstack/react-query'
import { SafeText } from '@/components/text/safe-text'
import { Disclosure } from '@/components/ui/disclosure'
import { Notice } from '@/components/ui/notice'
import { QueryView } from '@/components/ui/query-view'
import { RelativeTime } from '@/components/ui/relative-time'
import { RowLink } from '@/components/ui/row-link'
import { Skeleton } from '@/components/ui/skeleton'
import { madeWords, runStateWords } from './model-words'
import { type RunView, trainingQuery } from './queries'
import { RunUnderWay } from './run-under-way'

/** The training that is under way with how far it is, and how the last ones ended. */
export function TrainingBox({ mayAct }: { mayAct: boolean }) {
  const query = useQuery(trainingQuery())
  return (
    <section aria-labelledby="training" className="flex flex-col gap-3 rounded-lg border bg-surface p-4">
      <h2 id="training" className="text-lg font-semibold">
        Training
      </h2>
      <QueryView query={query} label="Loading trainings" loading={<Skeleton className="h-24" />}>
        {({ current, ended: [last, ...earlier] }) => (
          <>
            {current && <RunUnderWay run={current} mayAct={mayAct} />}
            {!current && !last && <p className="text-ink-2">None was started yet.</p>}
            {last && (
              <div className={current ? 'border-t pt-3' : undefined}>
                {last.state === 'FAILED' && !current ? (
                  <FailedRun run={last} mayAct={mayAct} />
                ) : (
                  <EndedRun run={last} />
                )}
              </div>
            )}
            {earlier.length > 0 && (
              <Disclosure summary={earlier.length === 1 ? 'One before' : `${earlier.length} before`}>
                <ol aria-label="Earlier trainings" className="flex flex-col gap-2">
                  {earlier.map((run) => (
                    <li key={run.id}>
                      <EndedRun run={run} />
                    </li>
                  ))}
                </ol>
              </Disclosure>
            )}
          </>
        )}
      </QueryView>
    </section>
  )
}

/** A failure changes nothing, which is the first thing to be said of it. */
function FailedRun({ run, mayAct }: { run: RunView; mayAct: boolean }) {
  return (
    <Notice tone="warn">
      <EndedRun run={run} />
      <p className="text-sm">
        Nothing was changed by it: the active model goes on scoring.{' '}
        {mayAct ? 'Start it again; the worker’s log has more.' : 'An admin can start it again.'}
      </p>
    </Notice>
  )
}

function EndedRun({ run: { kind, state, detail, endedAt, createdAt, requestedBy, version } }: { run: RunView }) {
  return (
    <div className="text-sm">
      <p>
        <span className="font-medium">
          {runStateWords[state]}, {madeWords[kind]}
        </span>{' '}
        <span className="text-ink-3">
          <RelativeTime at={endedAt ?? createdAt} ago /> · asked for by <SafeText text={requestedBy} limit={80} />
        </span>
      </p>
      {detail && (
        <p className="break-words text-ink-2">
          <SafeText text={detail} limit={500} />
        </p>
      )}
      {version && (
        <RowLink href={`/models/${version.id}`} className="underline">
          Look at {version.name}
        </RowLink>
      )}
    </div>
  )
}
