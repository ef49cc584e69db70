import type { log as sharedLog } from '../log'
import type { Refusal } from './refusals'

export type RefusalLog = {
  /** @param cause for the log only */
  note: (refusal: Refusal, cause?: string) => void
  /** How often each happened since the start of the process. */
  counts: () => Readonly<Partial<Record<Refusal, number>>>
}

type RefusalLogOptions = { log: Pick<typeof sharedLog, 'warn'>; everyMs?: number }

/** Counts refusals, and logs each reason at most once in `everyMs`: whoever floods the door must not flood the log too. */
export function createRefusalLog({ log, everyMs = 60_000 }: RefusalLogOptions): RefusalLog {
  const counts: Partial<Record<Refusal, number>> = {}
  const lastLogged = new Map<Refusal, { at: number; count: number }>()
  return {
    note: (refusal, cause) => {
      const count = (counts[refusal] ?? 0) + 1
      counts[refusal] = count
      const last = lastLogged.get(refusal)
      const now = performance.now()
      if (last && now - last.at < everyMs) return
      lastLogged.set(refusal, { at: now, count })
      log.warn(
        { refusal, cause, since_last_line: count - (last?.count ?? 0), since_start: count },
        'hooks were refused',
      )
    },
    counts: () => ({ ...counts }),
  }
}
