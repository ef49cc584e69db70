import { storableText } from '@/lib/gitlab/storable-text'
import type { DoorStatus } from '@/lib/spamcheck/door-status'

type Client = DoorStatus['clients'][number]

export type Clients = {
  /** @param agent as the caller calls itself */
  note: (client: string, address: string, agent: string) => void
  /** The latest first. */
  list: () => Client[]
}

const most = 20
const maxAgent = 120

/** Who called lately. Bounded: whoever called longest ago makes room. */
export function createClients(): Clients {
  const seen = new Map<string, Client>()
  let latest: Client | undefined
  return {
    note: (client, address, agent) => {
      const now = Date.now()
      // Mostly the same one again: nothing is to be moved then.
      if (latest?.client === client && latest.address === address && latest.agent === agent) {
        latest.calls++
        latest.lastAt = now
        return
      }
      const kept = storableText(agent, maxAgent)
      const key = JSON.stringify([client, address, kept])
      const known = seen.get(key) ?? { client, address, agent: kept, calls: 0, lastAt: now }
      known.calls++
      known.lastAt = now
      seen.delete(key)
      seen.set(key, known)
      latest = known
      if (seen.size <= most) return
      for (const oldest of seen.keys()) {
        seen.delete(oldest)
        break
      }
    },
    list: () => [...seen.values()].reverse().map((client) => ({ ...client })),
  }
}
