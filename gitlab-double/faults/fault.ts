/** What can go wrong on the REST side, on demand. The kinds up to `spam-captcha` answer without doing what was asked. */
export const faultKinds = [
  'rate-limit-rack',
  'rate-limit-app',
  'error-500',
  'bad-gateway',
  'unavailable',
  'unauthorized',
  'forbidden',
  'not-found',
  'redirect',
  'html-200',
  'spam-rejected',
  'spam-captcha',
  'no-answer',
  'latency',
  'lost-privilege',
  'odd-json',
  'slow-drip',
  'half-close',
  'reset',
  'truncated-json',
  'wrong-length',
  'endless',
  'huge',
  'gzip-bomb',
  'brotli',
] as const

export type FaultKind = (typeof faultKinds)[number]

export type NewFault = {
  kind: FaultKind
  /** Which requests: method (any case) and path with query, as text that it contains or as a pattern. Left out = all. */
  match?: { method?: string; path?: RegExp | string }
  /** How many requests it meets before it is gone; left out = until removed. */
  times?: number
  /** Of both 429s and `unavailable`: seconds, an HTTP date so many seconds ahead, or null for no header. */
  retryAfter?: number | { httpDateIn: number } | null
  /** `latency`: how long; `slow-drip`: pause between bytes. Milliseconds. */
  ms?: number
  /** `huge` and `gzip-bomb`: size as unpacked; `wrong-length`: how far off (negative = too short). */
  bytes?: number
  /** `redirect`: where to. */
  location?: string
  /** The answers without effect (bad-gateway, error-500 …) come after the effect took place: the lost answer. */
  afterEffect?: boolean
  /** `odd-json`: which fields, and what becomes of them. */
  fields?: string[]
  oddity?: 'null' | 'missing' | 'odd'
}

export type Fault = NewFault & { id: number; hits: number; left: number }

export type Throttle = { limit: number; periodSeconds: number; name?: string }

export type FaultControl = {
  add(fault: NewFault): Fault
  remove(id: number): boolean
  clear(): void
  list(): readonly Fault[]
  /** Every fault that meets this request, counted as used. */
  take(method: string, path: string): readonly Fault[]
  /** Rack::Attack on or off: its headers on every answer, its plain-text 429 over the limit. Counted per token. */
  throttle: Throttle | null
}

const none: readonly Fault[] = []

export function createFaultControl(): FaultControl {
  let faults: Fault[] = []
  let last = 0
  return {
    throttle: null,
    add(input) {
      const fault: Fault = { ...input, id: ++last, hits: 0, left: input.times ?? Number.POSITIVE_INFINITY }
      faults.push(fault)
      return fault
    },
    remove(id) {
      const before = faults.length
      faults = faults.filter((fault) => fault.id !== id)
      return faults.length < before
    },
    clear() {
      faults = []
      this.throttle = null
    },
    list: () => faults,
    take(method, path) {
      if (faults.length === 0) return none
      const met = faults.filter((fault) => fault.left > 0 && meets(fault, method, path))
      for (const fault of met) {
        fault.hits++
        fault.left--
      }
      if (met.some((fault) => fault.left <= 0)) faults = faults.filter((fault) => fault.left > 0)
      return met
    },
  }
}

function meets({ match }: Fault, method: string, path: string): boolean {
  if (!match) return true
  if (match.method !== undefined && match.method.toUpperCase() !== method) return false
  if (match.path === undefined) return true
  if (typeof match.path === 'string') return path.includes(match.path)
  match.path.lastIndex = 0
  return match.path.test(path)
}
