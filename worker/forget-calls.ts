import type { Pool } from 'pg'
import type { log as sharedLog } from '@/lib/log'
import { type Repeating, repeat } from '@/lib/repeat'
import { forgetTexts } from '@/lib/spamcheck/forget-texts'

type Options = {
  pool: Pool
  log: Pick<typeof sharedLog, 'info' | 'warn'>
  /** After the start and between two turns. */
  firstMs?: number
  intervalMs?: number
}

/**
 * Every ten minutes: joins what a worker that died or a busy database has left unjoined, since it stands twice in the queue
 * until then, and erases what GitLab asked about and hasn't saved in time.
 * Every worker does it; they don't wait for each other.
 */
export function forgetCalls({ pool, log, firstMs = 60_000, intervalMs = 600_000 }: Options): Repeating {
  return repeat({
    turn: async () => {
      const forgotten = await forgetTexts({ pool })
      if (Object.values(forgotten).some((count) => count > 0))
        log.info(forgotten, 'what GitLab asked about and has not saved was erased: its time was up')
    },
    onFailure: (error) =>
      log.warn({ err: error }, 'what GitLab asked about could not be erased, it is tried again in ten minutes'),
    firstMs,
    intervalMs,
  })
}
