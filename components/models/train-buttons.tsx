'use client'
import { useQuery } from '@tanstack/react-query'
import { tell } from '@/components/tell'
import { Button } from '@/components/ui/button'
import { trainingQuery, useStartTraining } from './queries'

/** Harmless, since what is trained does nothing by itself, and can be cancelled: so nobody is asked twice. */
export function TrainButtons({ nothingNew }: { nothingNew: boolean }) {
  const { data: training } = useQuery(trainingQuery())
  const { mutateAsync, isPending } = useStartTraining()
  const busy = isPending || training?.current != null
  const start = (kind: 'FULL' | 'INCREMENTAL') =>
    tell(mutateAsync(kind), {
      id: 'training',
      done: () => ({ title: 'The training is asked for.', detail: 'A worker takes it within a moment.' }),
      failed: 'No training was started.',
    })
  return (
    <div className="flex flex-col gap-2 border-t pt-3">
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" disabled={busy || nothingNew} onClick={() => start('INCREMENTAL')}>
          Bring up to date now
        </Button>
        <Button disabled={busy} onClick={() => start('FULL')}>
          Train in full now
        </Button>
      </div>
      <p className="text-xs text-ink-3">
        {busy
          ? 'One training at a time: wait for its end, or cancel it.'
          : 'Up to date: the active model learns the new decisions. In full: the program’s own model learns all decisions, and forgets those that were taken back.'}
      </p>
    </div>
  )
}
