import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { AppError } from '@/lib/errors'
import type { Answer } from '@/lib/spamcheck/call'
import type { Answering } from './answering'
import type { Clients } from './clients'
import { listen } from './gate'
import { openQuestion, tooLarge } from './http-question'
import { type Keyring, wantedKey } from './keys'
import type { Refused } from './refused'
import { maxMessageBytes } from './serve-grpc'
import { createStrangers } from './strangers'
import type { TlsFiles } from './tls-files'

export type HttpServer = { address: () => { host: string; port: number }; stop: () => Promise<void> }

type ServeHttpOptions = {
  host: string
  port: number
  tls: TlsFiles | null
  keyring: Keyring
  answering: Answering
  clients: Clients
  refused: Refused
  limits?: Partial<typeof mostConnections> | undefined
}

/** Slower than this nobody sends a header, or a whole question. */
const limits = {
  headersTimeout: 10_000,
  requestTimeout: 20_000,
  keepAliveTimeout: 30_000,
  connectionsCheckingInterval: 2_000,
}
/** A stranger is a connection on which no good key was seen yet. */
export const mostConnections = { connections: 500, strangers: 400 }
const graceMs = 5_000

/**
 * The same questions as JSON over HTTP, for scripts and older callers.
 * @throws Error when the port is taken
 */
export async function serveHttp(options: ServeHttpOptions): Promise<HttpServer> {
  const { host, port, tls, keyring, answering, clients, refused, limits: most } = options
  const strangers = createStrangers({ limits: { ...mostConnections, ...most }, refused })

  const answer = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const arrivedAt = performance.now()
    const path = req.url?.split('?', 1)[0] ?? ''
    if (path === '/health') {
      if (req.method !== 'GET' && req.method !== 'HEAD') return send(req, res, { ...methodNotAllowed('GET') })
      return send(req, res, { status: 200, body: { status: 'SERVING' } })
    }
    const client = keyring.whose(req.headers.authorization)
    if (client !== null) strangers.trust(req.socket.remoteAddress, req.socket.remotePort)
    const question = openQuestion({ path, req, client, maxBytes: maxMessageBytes, wantedKey })
    if (req.method !== 'POST') return send(req, res, { ...methodNotAllowed('POST') })
    const asked = question.read(await readText(req), client ?? 'open')
    clients.note(asked.client, req.socket.remoteAddress ?? 'unknown', req.headers['user-agent'] ?? '')
    answering.ask(
      () => asked,
      arrivedAt,
      (given) => {
        if (res.destroyed) refused.note('cancelled')
        else send(req, res, { status: 200, body: jsonAnswer(given) })
      },
    )
  }
  const refuse = (req: IncomingMessage, res: ServerResponse, error: unknown): void => {
    // A fault of ours shows nothing of itself.
    const known =
      error instanceof AppError ? error : new AppError({ code: 'internal', message: 'Something went wrong.' })
    const reason = reasons[known.code]
    if (reason) refused.note(reason, reason === 'unauthenticated' ? req.socket.remoteAddress : undefined)
    if (res.destroyed) return
    const headers: Record<string, string> = known.code === 'unauthenticated' ? { 'WWW-Authenticate': 'Bearer' } : {}
    send(req, res, {
      status: known.status,
      body: { code: grpcCodes[known.code] ?? 2, message: known.message },
      headers,
    })
  }

  const handle = (req: IncomingMessage, res: ServerResponse): void => {
    answer(req, res).catch((error: unknown) => refuse(req, res, error))
  }
  const server = tls
    ? createTlsServer({ ...tls.pair(), ...limits, minVersion: 'TLSv1.2' }, handle)
    : createServer(limits, handle)
  if (tls && 'setSecureContext' in server) {
    tls.onChange((pair) => server.setSecureContext({ ...pair, minVersion: 'TLSv1.2' }))
    server.on('tlsClientError', (error: NodeJS.ErrnoException) => refused.note('handshake', error.code))
  }
  server.prependListener('connection', strangers.admit)
  await listen(server, { host, port, onError: (error) => refused.note('connections', error.code) })
  return {
    address: () => {
      const bound = server.address()
      return { host, port: typeof bound === 'object' && bound ? bound.port : port }
    },
    stop: () => close(server),
  }
}

/** As gRPC numbers them, which is what a gateway puts beside the message. */
const grpcCodes: Partial<Record<AppError['code'], number>> = {
  bad_request: 3,
  not_found: 5,
  too_large: 8,
  unsupported_media_type: 3,
  internal: 13,
  unauthenticated: 16,
}
const reasons: Partial<Record<AppError['code'], 'unauthenticated' | 'malformed' | 'too_large'>> = {
  unauthenticated: 'unauthenticated',
  bad_request: 'malformed',
  unsupported_media_type: 'malformed',
  too_large: 'too_large',
}

const methodNotAllowed = (allowed: string) => ({
  status: 405,
  headers: { Allow: allowed },
  body: { code: 12, message: `Only ${allowed} is understood here.` },
})

/** SpamVerdict in JSON form, with every field, as a gateway gives it. */
const jsonAnswer = ({ verdict, score, reason, evaluated, extraAttributes }: Answer) => ({
  verdict,
  error: '',
  extraAttributes,
  score,
  reason,
  evaluated,
})

/** @throws AppError `too_large`, or `bad_request` when it ends early */
function readText(req: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    const cut = (): void => reject(new AppError({ code: 'bad_request', message: 'The body ended early.' }))
    req.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > maxMessageBytes) {
        chunks.length = 0
        reject(tooLarge(maxMessageBytes))
      } else chunks.push(chunk)
    })
    req.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')))
    req.on('close', cut).on('error', cut)
  })
}

type Sent = { status: number; body: unknown; headers?: Record<string, string> }

function send(req: IncomingMessage, res: ServerResponse, { status, body, headers }: Sent): void {
  const text = JSON.stringify(body)
  const fixed = {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(text),
    'Cache-Control': 'no-store',
  }
  // The rest of an unread body can't be told from a next request: the connection must not be used again.
  res.writeHead(status, { ...fixed, ...headers, ...(req.complete ? {} : { Connection: 'close' }) })
  res.end(text)
  if (!req.complete) res.once('finish', () => req.destroy())
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  const force = setTimeout(() => server.closeAllConnections(), graceMs)
  await closed
  clearTimeout(force)
}
