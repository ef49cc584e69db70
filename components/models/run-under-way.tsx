'use client'
import { tell } from '@/components/tell'
import { SafeText } from '@/components/text/safe-text'
import { Button } from '@/components/ui/button'
import { useNow } from '@/components/ui/use-now'
import { clockOf } from './model-words'
import { type RunView, useCancelTraining } from './queries'

type RunProps = { run: RunView; mayAct: boolean }

/** How far a training is; fresh by the live stream, the clock by itself. */
export function RunUnderWay({ run, mayAct }: RunProps) {
  const { kind, state, phase, percent, examples, requestedBy, cancelledAt, cancelledBy } = run
  const waits = state === 'QUEUED'
  return (
    <div className="flex flex-col gap-2">
      <p>
        <span className="font-medium">{kind === 'FULL' ? 'Training in full' : 'Bringing the model up to date'}</span>{' '}
        <span className="text-sm text-ink-3">
          asked for by <SafeText text={requestedBy} limit={80} />
        </span>
      </p>
      <svg
        role="progressbar"
        aria-label="Training"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        className="h-2 w-full"
      >
        <rect width="100%" height="8" rx="4" className="fill-sunken stroke-line" />
        <rect width={`${percent}%`} height="8" rx="4" className="fill-accent" />
      </svg>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm text-ink-2">
        <p role="status" className="min-w-0 flex-1 basis-40">
          {cancelledAt ? (
            <>
              Cancelled by <SafeText text={cancelledBy ?? 'somebody'} limit={80} />, ends within seconds
            </>
          ) : (
            <>
              {waits ? 'Waits for a worker' : <SafeText text={phase} limit={120} />}
              {examples > 0 && `, ${examples.toLocaleString('en')} examples`}
            </>
          )}
        </p>
        <p>
          {percent} % after <Elapsed since={run.startedAt ?? run.createdAt} />
        </p>
        {mayAct && !cancelledAt && <CancelButton runId={run.id} />}
      </div>
    </div>
  )
}

/** No announcement of its own: it changes every second. */
function Elapsed({ since }: { since: string }) {
  const now = useNow('seconds')
  return <span suppressHydrationWarning>{clockOf(now - Date.parse(since))}</span>
}

function CancelButton({ runId }: { runId: number }) {
  const { mutateAsync, isPending } = useCancelTraining()
  const cancel = () =>
    tell(mutateAsync(runId), {
      id: 'training',
      done: () => ({ title: 'The training is cancelled.', detail: 'Nothing of it is kept.' }),
      failed: 'The training was not cancelled.',
    })
  return (
    <Button size="sm" disabled={isPending} onClick={cancel}>
      Cancel the training
    </Button>
  )
}
