import type { IncomingMessage, ServerResponse } from 'node:http'
import { findSessionUser } from '../auth/find-session-user'
import { listenLive } from '../db/live'
import { env } from '../env'
import { log } from '../log'
import { createLiveFeed, type LiveBatch, type LiveFeed } from './live-feed'

/** Open streams of one person: a few tabs and a phone. */
const maxPerUser = 5
const heartbeatMs = 20_000
/** A reader that is this far behind (bytes) is cut off and comes back. */
const maxUnsent = 64 * 1024

export type LiveStream = {
  handle: (req: IncomingMessage, res: ServerResponse) => void
  close: () => Promise<void>
}

/** `GET /api/live`: server-sent events of what changed (topics and ids, never content), for everybody who is signed in. */
export function createLiveStream(): LiveStream {
  const feed = createLiveFeed()
  const open = new Map<ServerResponse, number>()
  let listener: { close: () => Promise<void> } | undefined

  const serve = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const cookie = req.headers.cookie
    const site = req.headers['sec-fetch-site']
    if (site !== undefined && site !== 'same-origin') return refuse(res, 403, 'Only Natterjack’s own pages may listen.')
    const user = await findSessionUser({ cookie })
    if (!user) return refuse(res, 401, 'Your session has ended. Sign in again.')
    const streams = [...open.values()].filter((id) => id === user.id).length
    if (streams >= maxPerUser) return refuse(res, 429, 'Too many open tabs: this one asks now and then instead.')
    if (res.destroyed) return
    listener ??= listenLive({ databaseUrl: env().DATABASE_URL, onMessage: feed.push, onReconnect: feed.pushAll })
    open.set(res, user.id)
    res.once('close', () => open.delete(res))
    stream({ req, res, feed, stillAllowed: async () => (await findSessionUser({ cookie })) !== null })
  }

  return {
    handle: (req, res) => {
      serve(req, res).catch((error: Error) => {
        log.warn({ error: error.message }, 'live stream refused')
        if (res.headersSent) res.destroy()
        else refuse(res, 503, 'The database can’t be reached.')
      })
    },
    close: async () => {
      for (const res of open.keys()) res.end()
      feed.close()
      await listener?.close()
    },
  }
}

function refuse(res: ServerResponse, status: number, message: string): void {
  res.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  res.end(JSON.stringify({ error: { code: status === 401 ? 'unauthenticated' : 'unavailable', message } }))
}

type StreamOptions = { req: IncomingMessage; res: ServerResponse; feed: LiveFeed; stillAllowed: () => Promise<boolean> }

function stream({ req, res, feed, stillAllowed }: StreamOptions): void {
  res.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    // Proxies that gather answers would hold events back.
    'x-accel-buffering': 'no',
  })
  const send = (text: string): void => {
    if (res.writableLength > maxUnsent) res.destroy()
    else res.write(text)
  }
  const sendBatch = ({ id, changes }: LiveBatch): void =>
    send(`id: ${id}\nevent: changes\ndata: ${JSON.stringify(changes)}\n\n`)

  send('retry: 2000\nevent: ready\ndata: {}\n\n')
  const lastId = req.headers['last-event-id']
  const missed = typeof lastId === 'string' ? feed.since(lastId) : null
  if (missed) sendBatch(missed)
  const unsubscribe = feed.subscribe(sendBatch)
  const heartbeat = setInterval(() => {
    send(': still here\n\n')
    // A lost role, a disabled account and a sign-out end the stream too; so does a database that can't say.
    stillAllowed().then(
      (allowed) => !allowed && res.end(),
      () => res.end(),
    )
  }, heartbeatMs)
  res.once('close', () => {
    clearInterval(heartbeat)
    unsubscribe()
  })
}
