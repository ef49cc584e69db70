import { Pool } from 'undici'
import { type Exchange, exchange, wasStaleSocket } from './exchange'
import { explainAnswer, isGatewayAnswer } from './explain-answer'
import { GitLabError, type GitLabErrorReason } from './gitlab-error'
import { createOutageBreaker } from './outage-breaker'
import { createPauseGate } from './pause-gate'

export type GitLabClientOptions = {
  /** Where GitLab is, with its path when it was installed under a relative URL. */
  url: string
  /** An administrator's token with the scopes api and, under Admin Mode, admin_mode. */
  token: string
  /** From the first byte sent to the last one read, waiting for a free connection included. */
  timeoutMs: number
  connections: number
  log?: { warn: (fields: object, message: string) => void; error: (fields: object, message: string) => void }
}

export type GitLabRequest = {
  method?: 'GET' | 'POST' | 'PUT'
  /** Below /api/v4, such as `/users/41`; what isn't a number must have gone through encodeURIComponent. */
  path: string
  query?: Record<string, string | number | boolean | undefined>
  body?: Record<string, unknown>
  timeoutMs?: number
  maxBytes?: number
  overflow?: 'refuse' | 'cut'
}

export type GitLabHealth = {
  state: 'up' | 'paused' | 'down'
  /** What paused it; null when up. */
  reason: GitLabErrorReason | null
  /** When the next call may go out, in milliseconds from now. */
  retryAfterMs: number
}

export type GitLabClient = {
  /** Base URL, without a slash at the end. */
  url: string
  /** An answer of 2xx. @throws GitLabError for everything else */
  call: (request: GitLabRequest) => Promise<Exchange>
  /** Whether calls go out at the moment, so that a caller can put work off instead of failing it. */
  health: () => GitLabHealth
  /** Holds all calls back for a while, when an answer shows that every other would be wrong too. */
  pause: (pause: { reason: GitLabErrorReason; message: string; ms: number }) => void
  close: () => Promise<void>
}

const maxAnswerBytes = 5 * 1024 * 1024
/** For one thing with a text: GitLab allows 1,048,576 characters, and JSON may need six bytes for each. */
export const maxItemBytes = 16 * 1024 * 1024
/** After a 401 the token is wrong for every call; ask again twice a minute, in case it was a hiccup. */
const unauthorizedPauseMs = 30_000
const writeConnections = 4

/**
 * The one way to GitLab. It talks to one origin, follows no redirect, decodes nothing, and forwards no header of a hook
 * (GitLab would take our calls for part of the hook's chain and stop its own hooks).
 */
export function createGitLabClient(options: GitLabClientOptions): GitLabClient {
  const { token, timeoutMs, connections, log } = options
  const base = new URL(options.url)
  const prefix = base.pathname.replace(/\/$/, '')
  const url = base.origin + prefix
  const connect = { timeout: Math.min(timeoutMs, 10_000) }
  const readers = new Pool(base.origin, { connections, pipelining: 1, keepAliveTimeout: 10_000, connect })
  // No keep-alive for writes: a stale socket would leave in doubt whether the write was done.
  const writers = new Pool(base.origin, { connections: writeConnections, pipelining: 0, connect })
  const gate = createPauseGate()
  const breaker = createOutageBreaker({
    onChange: (down) => {
      if (down) log?.error({ gitlab: url }, 'GitLab does not answer: calls wait until it does')
      else log?.warn({ gitlab: url }, 'GitLab answers again')
    },
  })

  const pause: GitLabClient['pause'] = (wanted) => {
    if (!gate.closed()) log?.error({ reason: wanted.reason, seconds: wanted.ms / 1000 }, wanted.message)
    gate.close(wanted)
  }

  const call = async (request: GitLabRequest): Promise<Exchange> => {
    gate.pass()
    const method = request.method ?? 'GET'
    const body = request.body === undefined ? undefined : JSON.stringify(request.body)
    const once = (): Promise<Exchange> =>
      exchange({
        dispatcher: method === 'GET' ? readers : writers,
        origin: base.origin,
        path: `${prefix}/api/v4${request.path}${queryOf(request.query)}`,
        method,
        headers: body === undefined ? bare : { ...bare, 'content-type': 'application/json' },
        body,
        deadlineMs: request.timeoutMs ?? timeoutMs,
        maxBytes: request.maxBytes ?? maxAnswerBytes,
        overflow: request.overflow ?? 'refuse',
      })
    const answer = await breaker.run(async () => {
      const got = method === 'GET' ? await onceMore(once) : await once()
      if (isGatewayAnswer(got.status)) throw explainAnswer(got)
      return got
    })
    if (answer.status >= 200 && answer.status < 300) return answer
    const error = explainAnswer(answer)
    if (error.reason === 'rate_limited')
      pause({ reason: 'rate_limited', message: error.message, ms: error.retryAfterMs ?? 0 })
    if (error.reason === 'unauthorized')
      pause({ reason: 'unauthorized', message: error.message, ms: unauthorizedPauseMs })
    throw error
  }
  const bare = {
    'private-token': token,
    accept: 'application/json, text/plain',
    'accept-encoding': 'identity',
    'user-agent': 'Natterjack',
  }

  return {
    url,
    call,
    pause,
    health: () => {
      const closed = gate.closed()
      if (closed) return { state: 'paused', reason: closed.reason, retryAfterMs: Math.ceil(closed.ms) }
      const ms = breaker.downForMs()
      return ms > 0
        ? { state: 'down', reason: 'unavailable', retryAfterMs: Math.ceil(ms) }
        : { state: 'up', reason: null, retryAfterMs: 0 }
    },
    close: async () => {
      await Promise.all([readers.close(), writers.close()])
    },
  }
}

/** Reading twice changes nothing, and the second try gets a fresh connection. */
async function onceMore(once: () => Promise<Exchange>): Promise<Exchange> {
  try {
    return await once()
  } catch (error) {
    if (error instanceof GitLabError && wasStaleSocket(error)) return once()
    throw error
  }
}

function queryOf(query: GitLabRequest['query']): string {
  const parts = Object.entries(query ?? {}).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${encodeURIComponent(value)}`],
  )
  return parts.length === 0 ? '' : `?${parts.join('&')}`
}
