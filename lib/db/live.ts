import pg from 'pg'
import { z } from 'zod'

const channel = 'natterjack_live'
/** Postgres takes at most 8,000 bytes in a notification. */
const maxIds = 500

const liveMessageSchema = z.object({
  topic: z.enum(['queue', 'item', 'action', 'event', 'settings', 'lists', 'model']),
  ids: z.array(z.number().int()).optional(),
})
/** What has changed, for whoever shows or caches it. Without ids: look again at all of it. */
export type LiveMessage = z.infer<typeof liveMessageSchema>

type RawClient = { $executeRaw: (query: TemplateStringsArray, ...values: unknown[]) => PromiseLike<unknown> }

/** Tells every process, when the transaction commits. Lost for those who aren't listening: they re-read now and then. */
export async function notifyLive(tx: RawClient, message: LiveMessage): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${channel}, ${livePayload(message)})::text`
}

function livePayload(message: LiveMessage): string {
  return JSON.stringify({
    topic: message.topic,
    ids: message.ids && message.ids.length <= maxIds ? message.ids : undefined,
  })
}

type ListenLiveOptions = {
  databaseUrl: string
  onMessage: (message: LiveMessage) => void
  /** After a lost connection came back: messages may have been missed. */
  onReconnect?: () => void
}

/** Listens on a connection of its own and reconnects for ever, waiting 0.2 s to 5 s between tries. */
export function listenLive({ databaseUrl, onMessage, onReconnect }: ListenLiveOptions): { close: () => Promise<void> } {
  let client: pg.Client | undefined
  let closed = false
  let timer: NodeJS.Timeout | undefined
  let failures = 0
  let connectedBefore = false

  const again = (): void => {
    if (closed || timer) return
    timer = setTimeout(connect, Math.min(200 * 2 ** failures++, 5_000))
  }
  const connect = (): void => {
    timer = undefined
    const fresh = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000, keepAlive: true })
    client = fresh
    fresh.on('error', again)
    fresh.on('end', again)
    fresh.on('notification', ({ payload }) => {
      const parsed = liveMessageSchema.safeParse(safeJson(payload))
      if (parsed.success) onMessage(parsed.data)
    })
    fresh
      .connect()
      .then(() => fresh.query(`LISTEN ${channel}`))
      .then(() => {
        failures = 0
        if (connectedBefore) onReconnect?.()
        connectedBefore = true
      })
      .catch(again)
  }
  connect()
  return {
    close: async () => {
      closed = true
      clearTimeout(timer)
      await client?.end()
    },
  }
}

function safeJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return undefined
  }
}
