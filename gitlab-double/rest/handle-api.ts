import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { answerFault } from '../faults/answer-fault'
import type { Fault, FaultControl } from '../faults/fault'
import { makeOdd } from '../faults/odd-json'
import { spoilAnswer } from '../faults/spoil-answer'
import { createThrottleCounter } from '../faults/throttle'
import type { RecordedRequest } from '../request-log'
import { authenticate } from './authenticate'
import { ApiError, type Backend, type Call, type Caller, type Reply } from './call'
import { hasBody, readBody } from './read-body'
import { createRouter, type Route } from './router'

export type ApiOptions = Backend & {
  routes: readonly Route[]
  faults: FaultControl
  adminMode: boolean
  latency: () => number
  record: (entry: RecordedRequest) => void
}

const noBody: Record<string, unknown> = {}
const noQuery = new URLSearchParams()

/** Everything under one prefix: authentication, faults, handler, answer, record. */
export function createApiHandler(options: ApiOptions) {
  const { store, world, submit, hooks, faults } = options
  const match = createRouter(options.routes)
  const countThrottle = createThrottleCounter()

  return async function handle(request: IncomingMessage, response: ServerResponse, prefix: string): Promise<void> {
    const method = request.method ?? 'GET'
    const url = request.url ?? '/'
    const mark = url.indexOf('?')
    const path = (mark < 0 ? url : url.slice(0, mark)).slice(prefix.length)
    const entry: RecordedRequest = { method, path: url, user: null, at: Date.now(), status: 0, body: null }
    options.record(entry)
    const latency = options.latency()
    if (latency > 0) await wait(latency, undefined, { ref: false })
    const met = faults.take(method, url)
    for (const fault of met) if (fault.kind === 'latency') await wait(fault.ms ?? 1_000, undefined, { ref: false })
    if (met.some((fault) => fault.kind === 'no-answer')) return
    const early = met.find((fault) => !fault.afterEffect && answerFault(fault) !== null)
    let reply: Reply
    let extra: Record<string, string> | undefined
    try {
      const body = hasBody(request) ? await readBody(request) : noBody
      if (body !== noBody) entry.body = body
      if (early) {
        reply = answerFault(early) as Reply
      } else {
        const lostPrivilege = met.some((fault) => fault.kind === 'lost-privilege')
        const open = prefix !== '/api/v4' && prefix !== '/api/graphql'
        const caller = open
          ? null
          : authenticate({ store, request, method, path, adminMode: options.adminMode, lostPrivilege })
        entry.user = caller?.user.username ?? null
        const throttled = faults.throttle ? countThrottle(faults.throttle, throttleKey(caller, request)) : null
        extra = throttled?.headers
        const query = mark < 0 ? noQuery : new URLSearchParams(url.slice(mark + 1))
        reply = throttled?.refusal ?? (await run({ method, path, query, body, caller, request }))
        const late = met.find((fault) => fault.afterEffect && answerFault(fault) !== null)
        if (late) reply = answerFault(late) as Reply
      }
    } catch (error) {
      reply = error instanceof ApiError ? error.reply : crash(error)
    }
    entry.status = reply.status
    send(response, reply, extra, met)
  }

  function run(input: Omit<Call, keyof Backend | 'params'>): Reply | Promise<Reply> {
    const found = match(input.method === 'HEAD' ? 'GET' : input.method, input.path)
    if (found === null) return { status: 404, json: { error: '404 Not Found' } }
    if ('allowed' in found)
      return { status: 405, json: { error: '405 Not Allowed' }, headers: { allow: found.allowed.join(', ') } }
    if (input.method === 'GET') return found.handler({ store, world, submit, hooks, params: found.params, ...input })
    const brought = input.request.headers['x-gitlab-event-uuid']
    store.eventUuid = brought === undefined ? randomUUID() : String(brought)
    store.inheritedUuid = brought !== undefined
    try {
      return found.handler({ store, world, submit, hooks, params: found.params, ...input })
    } finally {
      store.eventUuid = null
      store.inheritedUuid = false
    }
  }
}

function throttleKey(caller: Caller | null, request: IncomingMessage): string {
  return caller ? caller.token.value : (request.socket.remoteAddress ?? '')
}

function crash(error: unknown): Reply {
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(`gitlab-double: ${reason}\n`)
  return { status: 500, json: { message: '500 Internal Server Error' } }
}

const spoiling: readonly Fault['kind'][] = [
  'slow-drip',
  'half-close',
  'reset',
  'truncated-json',
  'wrong-length',
  'endless',
  'huge',
  'gzip-bomb',
  'brotli',
]

export function send(
  response: ServerResponse,
  reply: Reply,
  extra: Record<string, string> | undefined,
  met: readonly Fault[],
): void {
  const odd = met.find((fault) => fault.kind === 'odd-json')
  const json = odd && reply.status < 300 ? makeOdd(reply.json, odd) : reply.json
  const body = reply.text ?? (json === undefined ? '' : JSON.stringify(json))
  const headers: Record<string, string | string[]> = {
    'content-type': reply.type ?? 'application/json',
    'cache-control': 'max-age=0, private, must-revalidate',
    vary: 'Origin',
    'x-content-type-options': 'nosniff',
    'x-request-id': randomUUID(),
  }
  if (extra) Object.assign(headers, extra)
  if (reply.headers) Object.assign(headers, reply.headers)
  const spoiled = met.find((fault) => spoiling.includes(fault.kind))
  if (spoiled) {
    void spoilAnswer(response, { status: reply.status, headers, body }, spoiled)
    return
  }
  if (reply.status === 204) {
    delete headers['content-type']
    response.writeHead(204, headers).end()
    return
  }
  headers['content-length'] = String(Buffer.byteLength(body))
  response.writeHead(reply.status, headers).end(body)
}
