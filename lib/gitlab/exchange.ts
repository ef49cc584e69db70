import type { Dispatcher } from 'undici'
import { GitLabError } from './gitlab-error'

export type ExchangeOptions = {
  dispatcher: Dispatcher
  origin: string
  path: string
  method: 'GET' | 'POST' | 'PUT'
  headers: Record<string, string>
  body?: string
  /** From now to the last byte, waiting for a free connection included. */
  deadlineMs: number
  maxBytes: number
  /** What a longer body leads to: an error, or its first `maxBytes` bytes. */
  overflow: 'refuse' | 'cut'
}

export type Exchange = {
  status: number
  headers: Record<string, string | string[] | undefined>
  bytes: Buffer
  /** The body was longer than `maxBytes` and `bytes` is its beginning. */
  cut: boolean
}

/** The deadline above bounds the whole exchange: undici's two would cost a timer each and never ring. */
const ownTimeouts = { bodyTimeout: 0, headersTimeout: 0 }

/** Of an answer that isn't a success only the message is read. */
const maxErrorBytes = 64 * 1024

/**
 * One request, one answer, bounded in time and bytes whatever the other side does. undici decodes nothing at this level,
 * so a compressed body (a gzip bomb, Brotli) is refused by its header before anything could unpack it; redirects are
 * answers like any other.
 * @throws GitLabError `unavailable` without an answer, `invalid_answer` for one that can't be read;
 *   `maybeDone` says whether the request had left
 */
export function exchange(options: ExchangeOptions): Promise<Exchange> {
  const { dispatcher, origin, path, method, headers, body, deadlineMs, maxBytes, overflow } = options
  return new Promise((resolve, reject) => {
    let controller: Dispatcher.DispatchController | undefined
    let settled = false
    let answer: { status: number; headers: Exchange['headers'] } | undefined
    let limit = maxBytes
    let length = 0
    const chunks: Buffer[] = []

    const settle = (): boolean => {
      if (settled) return false
      settled = true
      clearTimeout(timer)
      return true
    }
    const finish = (cut: boolean): void => {
      if (!answer || !settle()) return
      const bytes = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)
      resolve({ ...answer, bytes: cut ? bytes.subarray(0, limit) : bytes, cut })
    }
    const fail = (error: GitLabError): void => {
      if (!settle()) return
      reject(error)
      controller?.abort(error)
    }
    const trouble = (reason: 'unavailable' | 'invalid_answer', message: string, cause?: unknown): GitLabError =>
      new GitLabError({ reason, message, status: answer?.status, maybeDone: controller !== undefined, cause })

    const timer = setTimeout(
      () => fail(trouble('unavailable', `GitLab did not answer completely within ${deadlineMs / 1000} s.`)),
      deadlineMs,
    )

    dispatcher.dispatch(
      { origin, path, method, headers, body: body ?? null, ...ownTimeouts },
      {
        onRequestStart: (started) => {
          // Given up while waiting for a connection: nothing must leave any more.
          if (settled) started.abort(new Error('given up'))
          else controller = started
        },
        onResponseStart: (_, status, received) => {
          if (status < 200) return
          answer = { status, headers: received }
          const encoding = received['content-encoding']
          if (encoding !== undefined && encoding !== 'identity')
            return fail(trouble('invalid_answer', 'GitLab sent a compressed answer, although none was asked for.'))
          if (status >= 300) limit = maxErrorBytes
          else if (overflow === 'refuse' && Number(received['content-length']) > limit) fail(tooLarge(trouble, limit))
        },
        onResponseData: (_, chunk) => {
          chunks.push(chunk)
          length += chunk.length
          if (length <= limit) return
          if (overflow === 'refuse' && limit === maxBytes) return fail(tooLarge(trouble, limit))
          finish(true)
          controller?.abort(new Error('enough'))
        },
        onResponseEnd: () => finish(false),
        onResponseError: (_, error) =>
          fail(trouble('unavailable', `GitLab could not be reached: ${reasonOf(error)}.`, error)),
      },
    )
  })
}

function tooLarge(trouble: (reason: 'invalid_answer', message: string) => GitLabError, limit: number): GitLabError {
  return trouble('invalid_answer', `GitLab's answer is larger than ${limit} bytes.`)
}

/** A short word such as ECONNREFUSED; an error's message may hold addresses. */
function reasonOf(error: Error): string {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name
  return code.slice(0, 60)
}

const staleSocketCodes = ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']

/** The server had closed an idle connection just as the request was written: no byte of an answer came. */
export function wasStaleSocket(error: GitLabError): boolean {
  const { cause } = error
  if (error.reason !== 'unavailable' || error.answerStatus !== undefined || !(cause instanceof Error)) return false
  return 'code' in cause && staleSocketCodes.includes(String(cause.code))
}
