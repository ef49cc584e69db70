import { log } from '@/lib/log'
import { sharedProducer } from './shared-producer'

type Scheduled = { id: number; state: string; runAt: string }

/**
 * Hands scheduled actions to the workers. While Redis is away they wait for the dispatcher, which reads the rows: the
 * moderator's click has succeeded all the same.
 */
export async function handOverActions(actions: readonly Scheduled[]): Promise<void> {
  const producer = sharedProducer()
  const due = actions.filter(({ state }) => state === 'SCHEDULED')
  const results = await Promise.allSettled(
    due.map(({ id, runAt }) => producer.act(String(id), Date.parse(runAt) - Date.now())),
  )
  const failed = results.filter(({ status }) => status === 'rejected').length
  if (failed > 0) log.warn({ failed }, 'queue unreachable, actions wait for the dispatcher')
}
