import type { Pool } from 'pg'
import { createBatcher } from '../db/batcher'
import { createCachedRead } from '../db/cached-read'
import type { log as sharedLog } from '../log'
import { joinVersions } from './join-calls'

export type CallJoiner = {
  /**
   * Joins a judged version with what GitLab asked about before it saved it. Never throws: what isn't joined now is tried again
   * with the versions that come next, and found within the hour (lib/spamcheck/repair-joins.ts).
   * @param textKey null: GitLab never asks about such; left out: not known here
   */
  join: (version: { versionId: number; textKey?: Buffer | null }) => Promise<void>
}

type JoinerOptions = { pool: Pool; log: Pick<typeof sharedLog, 'warn'> }

/**
 * For how long it is believed that GitLab has never asked. Whoever doesn't use the Spamcheck door pays nothing but this one
 * question. Should the first call of all be stored in these seconds, its own look for the saved item finds it, or the hourly one.
 */
const maxAgeMs = 3_000
/** How often one is tried, and how many are remembered: a busy database must not let them stand twice in the queue for an hour. */
const mostTries = 5
const mostRemembered = 1_000

/** After DECIDE, beside the pipeline: versions that come together share one look. */
export function createCallJoiner({ pool, log }: JoinerOptions): CallJoiner {
  let everAsked = false
  const asked = createCachedRead({
    maxAgeMs,
    read: async () => {
      const { rows } = await pool.query<{ asked: boolean }>('SELECT EXISTS (SELECT FROM spamcheck_call) AS asked')
      return rows[0]?.asked ?? false
    },
  })
  const batcher = createBatcher<number, undefined>({
    maxValues: 200,
    run: async (versionIds) => {
      await joinVersions({ pool, versionIds })
      return versionIds.map(() => undefined)
    },
  })
  const failed = new Map<number, number>()
  const attempt = async (versionId: number, tries = 0): Promise<void> => {
    failed.delete(versionId)
    try {
      everAsked ||= await asked.get()
      if (everAsked) await batcher.add(versionId)
    } catch (error) {
      log.warn({ versionId, err: error }, 'a version could not be joined with calls of GitLab, they wait')
      if (tries + 1 < mostTries && failed.size < mostRemembered) failed.set(versionId, tries + 1)
    }
  }
  return {
    join: async ({ versionId, textKey }) => {
      if (textKey === null) return
      const again = [...failed].map(([id, tries]) => attempt(id, tries))
      await Promise.all([...again, attempt(versionId)])
    },
  }
}
