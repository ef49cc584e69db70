import type { Reply } from '../rest/call'
import { throttleHeaders } from './answer-fault'
import type { Throttle } from './fault'

type Window = { used: number; endsAt: number }

/** Counts requests per caller in fixed windows, as Rack::Attack does; gives the headers and, over the limit, the refusal. */
export function createThrottleCounter() {
  const windows = new Map<string, Window>()
  return function count(
    throttle: Throttle,
    caller: string,
  ): { headers: Record<string, string>; refusal: Reply | null } {
    const now = Date.now()
    const old = windows.get(caller)
    const window = old && old.endsAt > now ? old : { used: 0, endsAt: now + throttle.periodSeconds * 1000 }
    window.used++
    windows.set(caller, window)
    const headers = throttleHeaders({
      name: throttle.name ?? 'throttle_authenticated_api',
      limit: throttle.limit,
      used: window.used,
      reset: Math.max(1, Math.ceil((window.endsAt - now) / 1000)),
    })
    if (window.used <= throttle.limit) return { headers, refusal: null }
    return { headers, refusal: { status: 429, text: 'Retry later\n', type: 'text/plain', headers } }
  }
}
