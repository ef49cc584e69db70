import type { log as sharedLog } from '@/lib/log'
import type { Metrics } from '@/lib/metrics'

/** Why a call or a connection was turned away without an answer. */
export type Refusal =
  | 'unauthenticated'
  | 'malformed'
  | 'too_large'
  | 'too_slow'
  | 'cancelled'
  | 'cut_short'
  | 'handshake'
  | 'connections'

export type Refused = {
  /** @param cause for the log only: an address, or our own words; never what the caller sent */
  note: (refusal: Refusal, cause?: string) => void
  /** How often each happened since the start. */
  counts: () => Record<string, number>
}

type RefusedOptions = {
  log: Pick<typeof sharedLog, 'warn'>
  metrics: Pick<Metrics, 'spamcheckRefused'>
  everyMs?: number
}

/** Counts refusals, and logs each reason at most once in `everyMs`: whoever floods the door must not flood the log too. */
export function createRefused({ log, metrics, everyMs = 60_000 }: RefusedOptions): Refused {
  const counts: Partial<Record<Refusal, number>> = {}
  const lastLogged = new Map<Refusal, { at: number; count: number }>()
  return {
    note: (refusal, cause) => {
      const count = (counts[refusal] ?? 0) + 1
      counts[refusal] = count
      metrics.spamcheckRefused.inc({ reason: refusal })
      const last = lastLogged.get(refusal)
      const now = performance.now()
      if (last && now - last.at < everyMs) return
      lastLogged.set(refusal, { at: now, count })
      const said = { refusal, cause, since_last_line: count - (last?.count ?? 0), since_start: count }
      log.warn(said, 'Spamcheck calls were refused')
    },
    counts: () => ({ ...counts }) as Record<string, number>,
  }
}
