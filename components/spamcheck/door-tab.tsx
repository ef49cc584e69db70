'use client'
import { useQuery } from '@tanstack/react-query'
import { Cpu, DoorOpen } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { QueryView } from '@/components/ui/query-view'
import { AnswersByKind } from './answers-by-kind'
import { AnswersChart } from './answers-chart'
import { DoorCard } from './door-card'
import { callCountsQuery, type Door, doorQuery, type ShownCounts } from './queries'

type DoorTabProps = { onConnect: () => void; onTry: (() => void) | null }

/** How the doors fare, and what was answered in the last day. */
export function DoorTab({ onConnect, onTry }: DoorTabProps) {
  const door = useQuery(doorQuery())
  const counts = useQuery(callCountsQuery())
  return (
    <div className="flex flex-col gap-6">
      <section aria-labelledby="doors" className="flex flex-col gap-3">
        <h2 id="doors" className="text-lg font-semibold">
          State
        </h2>
        <QueryView query={door} label="Loading the state of the door">
          {(data) => <Doors door={data} />}
        </QueryView>
      </section>
      <section aria-labelledby="answers" className="flex flex-col gap-3">
        <h2 id="answers" className="text-lg font-semibold">
          The last 24 hours
        </h2>
        <QueryView query={counts} label="Loading the answers">
          {(data) => <Answers counts={data} onConnect={onConnect} onTry={onTry} />}
        </QueryView>
      </section>
    </div>
  )
}

function Doors({ door: { redis, workers, monitor } }: { door: Door }) {
  if (redis === 'unreachable')
    return (
      <Notice tone="fail">
        Redis can’t be reached, so it isn’t known which workers run. The doors answer GitLab all the same: no answer
        needs Redis.
      </Notice>
    )
  if (workers.length === 0)
    return (
      <EmptyState icon={Cpu} title="No worker is running">
        The door is part of the worker: start one, and it says here within seconds whether it is open. Until then GitLab
        gets no answer, and saves whatever it is given.
      </EmptyState>
    )
  return (
    <>
      {monitor && (
        <Notice tone="warn">
          Monitor mode: everything is scored and stored, and GitLab is always answered “allow”. An admin ends it in the
          settings.
        </Notice>
      )}
      <div className="grid items-start gap-4 lg:grid-cols-2">
        {workers.map((worker) => (
          <DoorCard key={worker.id} worker={worker} />
        ))}
      </div>
    </>
  )
}

type AnswersProps = DoorTabProps & { counts: ShownCounts }

function Answers({ counts: { ever, total, hours, kinds }, onConnect, onTry }: AnswersProps) {
  if (!ever)
    return (
      <EmptyState
        icon={DoorOpen}
        title="GitLab has asked nothing yet"
        action={
          <div className="flex flex-wrap justify-center gap-2">
            <Button variant="primary" onClick={onConnect}>
              What to enter in GitLab
            </Button>
            {onTry && <Button onClick={onTry}>Try it without GitLab</Button>}
          </div>
        }
      >
        Once address and key are entered in GitLab, it asks here before it saves an issue, a snippet, a comment or a
        merge request.
      </EmptyState>
    )
  if (total === 0) return <p className="text-ink-2">Nothing was asked in this time; older calls are under Calls.</p>
  return (
    <>
      <AnswersChart hours={hours} />
      <AnswersByKind kinds={kinds} />
    </>
  )
}
