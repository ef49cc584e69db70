import { trimRing } from './ring'

export type RecordedRequest = {
  method: string
  /** With the query. */
  path: string
  /** User name of the (effective) caller; null when anonymous or refused. */
  user: string | null
  /** Milliseconds since 1970. */
  at: number
  /** 0 until it is answered, and for ever when it never is. */
  status: number
  body: Record<string, unknown> | null
}

export type RequestLog = readonly RecordedRequest[] & { clear(): void }

const limit = 20_000

/** The latest requests, oldest first; bounded, so that a benchmark can run for hours. */
export function createRequestLog(): { log: RequestLog; record(entry: RecordedRequest): void } {
  const entries: RecordedRequest[] = []
  const clear = () => {
    entries.length = 0
  }
  Object.defineProperty(entries, 'clear', { value: clear, enumerable: false })
  return {
    log: entries as RecordedRequest[] & { clear(): void },
    record(entry) {
      entries.push(entry)
      trimRing(entries, limit)
    },
  }
}
