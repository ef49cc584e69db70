type RetryAfterOptions = {
  headers: Record<string, string | string[] | undefined>
  /** Now, in milliseconds since 1970; only used when the answer carries no `Date` of its own. */
  now: number
  /** Used when the answer says nothing that can be understood. */
  defaultMs: number
}

const minMs = 1_000
/** Nobody is left waiting longer because of one header: after this the next call asks again. */
export const maxRetryAfterMs = 10 * 60_000

/**
 * How long an answer asks to wait, in milliseconds, between 1 s and 10 min: `Retry-After` as seconds or as an HTTP date,
 * else `RateLimit-Reset` (Unix seconds). Times are counted from the answer's own `Date`, so that a skewed clock on
 * either side doesn't turn a short wait into a long one.
 */
export function retryAfterMs({ headers, now, defaultMs }: RetryAfterOptions): number {
  const base = dateOf(headers.date) ?? now
  const wait = ofRetryAfter(one(headers['retry-after']), base) ?? ofReset(one(headers['ratelimit-reset']), base)
  return Math.min(Math.max(wait ?? defaultMs, minMs), maxRetryAfterMs)
}

function one(value: string | string[] | undefined): string | undefined {
  return (Array.isArray(value) ? value[0] : value)?.trim()
}

function dateOf(value: string | string[] | undefined): number | undefined {
  const time = Date.parse(one(value) ?? '')
  return Number.isNaN(time) ? undefined : time
}

function ofRetryAfter(value: string | undefined, base: number): number | undefined {
  if (!value) return undefined
  if (/^\d{1,9}(\.\d{1,9})?$/.test(value)) return Number(value) * 1000
  const at = Date.parse(value)
  return Number.isNaN(at) ? undefined : at - base
}

function ofReset(value: string | undefined, base: number): number | undefined {
  return value && /^\d{9,11}$/.test(value) ? Number(value) * 1000 - base : undefined
}
