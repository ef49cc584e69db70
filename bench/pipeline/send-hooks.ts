import type { Pool } from 'pg'
import { collectPerTick } from '@/lib/intake/collect-per-tick'
import { createIntake } from '@/lib/intake/receive-hook'
import type { Producer } from '@/lib/queue/producer'
import type { Hook } from './double-process'

type SenderOptions = { pool: Pool; producer: Producer }

export type Sender = {
  /** All at once; resolves when each was acknowledged and handed to the queue. @returns ids of the events */
  sendAll: (hooks: readonly Hook[]) => Promise<string[]>
  /** At a steady rate. @returns when each event's hook was sent, in milliseconds since 1970 */
  sendSteadily: (hooks: readonly Hook[], perSecond: number) => Promise<Map<string, number>>
}

const anybody = { secretHashes: [], signingKeys: [], allowUnauthenticated: true }

/** Hooks through the real intake, and on to the queue, as the web does it. */
export function createSender({ pool, producer }: SenderOptions): Sender {
  const intake = createIntake({ pool, security: anybody })
  let handingOver: Promise<void>[] = []
  const handOver = collectPerTick((eventIds: string[]) => {
    handingOver.push(producer.screen(eventIds).catch((error: Error) => console.error(`queue: ${error.message}`)))
  })
  const send = async ({ headers, raw }: Hook): Promise<string> => {
    async function* body() {
      yield Buffer.from(raw)
    }
    const { status, eventId } = await intake.receive({ method: 'POST', headers, body: body() })
    if (status !== 202 || eventId === undefined) throw new Error(`A hook was answered with ${status}.`)
    handOver(eventId)
    return eventId
  }
  return {
    sendAll: async (hooks) => {
      const ids: string[] = []
      for (let from = 0; from < hooks.length; from += 200)
        ids.push(...(await Promise.all(hooks.slice(from, from + 200).map(send))))
      // The last of them are handed over in the next turn of the event loop.
      await new Promise((resolve) => setImmediate(resolve))
      await Promise.all(handingOver)
      handingOver = []
      return ids
    },
    sendSteadily: async (hooks, perSecond) => {
      const sentAt = new Map<string, number>()
      const begun = performance.now()
      const under: Promise<void>[] = []
      let next = 0
      while (next < hooks.length) {
        const due = Math.min(hooks.length, Math.ceil(((performance.now() - begun) / 1000) * perSecond))
        for (; next < due; next++) {
          const at = performance.timeOrigin + performance.now()
          under.push(send(hooks[next] as Hook).then((id) => void sentAt.set(id, at)))
        }
        await new Promise((resolve) => setTimeout(resolve, 2))
      }
      await Promise.all(under)
      return sentAt
    },
  }
}
