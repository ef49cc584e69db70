import type { Pool } from 'pg'
import type { log as sharedLog } from '../log'
import { type Repeating, repeat } from '../repeat'
import { findChangedAuthors, findRemarkableAccounts, fromTheStart } from './find-known-authors'
import { fewTexts } from './standing'

export type KnownAuthors = Repeating & {
  /**
   * True: nothing is known of the author that could count, so that a look-up would be in vain. False: there may be something,
   * or it isn't known whether there is. Counts as a question of the author's.
   */
  isStranger: (gitlabId: number) => boolean
}

type CreateKnownAuthorsOptions = {
  pool: Pick<Pool, 'query'>
  log: Pick<typeof sharedLog, 'warn'>
  /** Between two looks at what is new, and between two at everything, in milliseconds. */
  everyMs?: number
  wholeEveryMs?: number
}

/** What was last heard counts for so many looks: while the database is away nobody passes for a stranger. */
const looksMissed = 3
const hourMs = 3_600_000
/** Of so many authors it is counted how often they asked. */
const mostCounted = 100_000

/**
 * Knows ahead of whom anything is known, so that calls of everybody else, who are nearly all, need no database. An author
 * stays in it once there: a look-up tells what is true of them now.
 */
export function createKnownAuthors({
  pool,
  log,
  everyMs = 5_000,
  wholeEveryMs = 600_000,
}: CreateKnownAuthorsOptions): KnownAuthors {
  const known = new Set<number>()
  const asked = new Map<number, number>()
  let hourEnds = performance.now() + hourMs
  let after = fromTheStart
  let freshUntil = 0
  let wholeAt = 0
  let away = false

  const look = async (): Promise<void> => {
    const begun = performance.now()
    const isWhole = begun >= wholeAt
    // One that fails must not keep what is new from being looked at; without a first one nobody is a stranger.
    if (wholeAt > 0 && isWhole) wholeAt = begun + wholeEveryMs
    // Verdicts that were changed have the numbers they had.
    const { gitlabIds, reached } = await findChangedAuthors({ pool, after: isWhole ? fromTheStart : after })
    for (const id of gitlabIds) known.add(id)
    if (isWhole) {
      for await (const ids of findRemarkableAccounts({ pool })) for (const id of ids) known.add(id)
      wholeAt = begun + wholeEveryMs
    }
    after = reached
    freshUntil = begun + looksMissed * everyMs
    away = false
  }
  /** How many texts were asked about in the last hour counts, too, and that changes too often to be known ahead. */
  const asksOften = (gitlabId: number, now: number): boolean => {
    if (now >= hourEnds || asked.size >= mostCounted) {
      asked.clear()
      hourEnds = now + hourMs
    }
    const before = asked.get(gitlabId) ?? 0
    if (before < fewTexts) asked.set(gitlabId, before + 1)
    return before >= fewTexts
  }
  const { stop } = repeat({
    turn: look,
    onFailure: (error) => {
      if (!away) log.warn({ err: error }, 'which authors are known can’t be read, all of them are looked up')
      away = true
    },
    intervalMs: everyMs,
    firstMs: 0,
  })
  return {
    isStranger: (gitlabId) => {
      const now = performance.now()
      const often = asksOften(gitlabId, now)
      return now < freshUntil && !often && !known.has(gitlabId)
    },
    stop,
  }
}
