import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import next from 'next'
import { closePool, pool } from '@/lib/db/pool'
import { closePrisma } from '@/lib/db/prisma'
import { env } from '@/lib/env'
import { clientAddress, clientAddressHeader } from '@/lib/http/client-address'
import { nodeWarning } from '@/lib/http/node-version'
import { securityHeaders } from '@/lib/http/security-headers'
import { collectPerTick } from '@/lib/intake/collect-per-tick'
import { assertHookSecurity } from '@/lib/intake/hook-security'
import { createHookDoor } from '@/lib/intake/http-door'
import { createIntake } from '@/lib/intake/receive-hook'
import { log } from '@/lib/log'
import { createProducer } from '@/lib/queue/producer'
import { createLiveStream } from '@/lib/review/live-stream'

const development = env().NODE_ENV === 'development'
const secure = env().NEXTAUTH_URL?.startsWith('https:') ?? false

const warning = nodeWarning(process.version)
if (warning) log.warn(warning)
assertHookSecurity(env())

const producer = createProducer()
const intake = createIntake({ pool: pool() })
/** A failed hand-over is no loss: the worker's dispatcher finds the row. */
const handOver = collectPerTick((eventIds: string[]) => {
  producer
    .screen(eventIds)
    .catch((error: Error) => log.warn({ error: error.message }, 'queue unreachable, events wait for the dispatcher'))
})
const hookDoor = createHookDoor({ intake, onStored: handOver })
const live = createLiveStream()

const app = next({ dev: development, dir: process.cwd() })
await app.prepare()
const handleByNext = app.getRequestHandler()

function answer(req: IncomingMessage, res: ServerResponse): void {
  // Next costs some 2 ms a request; hooks and the live stream don't need it.
  if (hookDoor(req, res)) return
  const headers = securityHeaders({ secure, development })
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value)
  // Nothing here takes packed bodies, and Node's Brotli decoder may not meet a stranger's bytes (CVE-2026-111497).
  const coding = req.headers['content-encoding']
  if (coding && coding.toLowerCase() !== 'identity') {
    const message = 'Bodies are accepted as they are, without Content-Encoding.'
    res.writeHead(415, { 'content-type': 'application/json', connection: 'close' })
    res.end(JSON.stringify({ error: { code: 'unsupported_media_type', message } }))
    return
  }
  if (req.method === 'GET' && req.url?.split('?', 1)[0] === '/api/live') {
    live.handle(req, res)
    return
  }
  req.headers[clientAddressHeader] = clientAddress({
    socketAddress: req.socket.remoteAddress,
    forwarded: req.headers['x-forwarded-for'],
    trustedProxies: env().TRUSTED_PROXIES,
  })
  // For the way back after signing in (lib/auth/session.ts): pages can't read their own address.
  req.headers['x-natterjack-path'] = req.url
  // Next reads the nonce for its own scripts from the request.
  req.headers['content-security-policy'] = headers['Content-Security-Policy']
  handleByNext(req, res).catch((error: Error) => {
    log.error({ error: error.message }, 'a request failed outside of any route')
    if (!res.headersSent) res.statusCode = 500
    res.end()
  })
}

const server = createServer({ requestTimeout: 120_000, headersTimeout: 20_000, maxHeaderSize: 32 * 1024 }, answer)
server.keepAliveTimeout = 65_000
server.listen(env().PORT, env().HOST, () => log.info({ port: env().PORT }, 'web is ready'))

let stopping = false
/** Hooks in hand are committed and answered before the process ends. */
async function stop(): Promise<void> {
  if (stopping) return
  stopping = true
  const closed = new Promise((resolve) => server.close(resolve))
  await live.close()
  server.closeIdleConnections()
  const patience = setTimeout(() => server.closeAllConnections(), 10_000)
  await closed
  clearTimeout(patience)
  await intake.idle()
  await producer.close()
  await app.close()
  await Promise.all([closePrisma(), closePool()])
  process.exit(0)
}
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
