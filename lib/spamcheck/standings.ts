import { LRUCache } from 'lru-cache'
import type { Pool } from 'pg'
import { createBatcher } from '../db/batcher'
import type { AskedCall } from './call'
import { findStandings } from './find-standings'
import type { KnownAuthors } from './known-authors'
import { noStanding, type Standing } from './standing'

type Author = Pick<AskedCall, 'author'>

export type Standings = {
  /**
   * At once and from memory. Null: the answer goes without, since GitLab sent no id or the database doesn't answer.
   * Undefined: `of` may tell. With `certain`, nobody passes for a stranger without a look-up.
   */
  held: (call: Author, certain?: boolean) => Standing | null | undefined
  /** Looks it up with those that others ask for. Null when it isn't there within the budget. Never rejects. */
  of: (call: Author) => Promise<Standing | null>
  /** Resolves when nothing is being looked up any more. */
  stop: () => Promise<void>
}

type CreateStandingsOptions = {
  /** Its own, made with `quick`, so that no backlog of the worker's stands before it. */
  pool: Pick<Pool, 'query'>
  /** Who needn't be looked up; left out: everybody is. */
  known?: Pick<KnownAuthors, 'isStranger'>
  /** How long an answer waits for what is known of its author. */
  budgetMs?: number
  /** How long what was found counts: a decision shows within this time. */
  maxAgeMs?: number
}

const mostHeld = 20_000
const mostPerStatement = 50
const firstRestMs = 500
const longestRestMs = 15_000

/**
 * What Natterjack knows of authors, for answers that can't wait. One statement in flight, the next gathers. A database that
 * is slow or away is left alone for half a second, then one, and so on to fifteen; then a single call tries it, and the
 * others don't wait. So an outage costs most calls nothing.
 */
export function createStandings({ pool, known, budgetMs = 60, maxAgeMs = 10_000 }: CreateStandingsOptions): Standings {
  const found = new LRUCache<number, { standing: Standing; until: number }>({ max: mostHeld })
  const asked = new Map<number, Promise<Standing | null>>()
  let failures = 0
  let restUntil = 0
  /** When the statement in flight left. */
  let leftAt: number | undefined

  const rest = (): void => {
    const now = performance.now()
    if (now < restUntil) return
    restUntil = now + Math.min(longestRestMs, firstRestMs * 2 ** failures)
    failures++
  }
  const batcher = createBatcher<number, Standing>({
    maxValues: mostPerStatement,
    run: async (gitlabIds) => {
      const left = performance.now()
      leftAt = left
      try {
        const standings = await findStandings({ pool, gitlabIds })
        const now = performance.now()
        if (now - left <= budgetMs) failures = 0
        // Even when nobody waits for it any more, the next call will be glad of it.
        for (const [index, standing] of standings.entries()) {
          found.set(gitlabIds[index] as number, { standing, until: now + maxAgeMs })
        }
        return standings
      } finally {
        leftAt = undefined
      }
    },
  })
  // Connected and planned before the first call comes: that alone may take longer than a call waits.
  const warm = findStandings({ pool, gitlabIds: [] }).then(() => undefined, rest)
  const lookUp = (id: number): Promise<Standing | null> => {
    const running = asked.get(id)
    if (running) return running
    const started = batcher
      .add(id)
      .catch(() => {
        rest()
        return null
      })
      .finally(() => asked.delete(id))
    asked.set(id, started)
    return started
  }
  const isAway = (now: number): boolean =>
    now < restUntil || (failures > 0 && asked.size > 0) || (leftAt !== undefined && now - leftAt > budgetMs)

  return {
    held: ({ author: { gitlabId } }, certain = false) => {
      if (gitlabId === null) return null
      const isStranger = known?.isStranger(gitlabId) === true && !certain
      const one = found.get(gitlabId)
      const now = performance.now()
      if (one && now < one.until) return one.standing
      if (isStranger) return noStanding
      // While the database is away, what was known of an author is better than nothing.
      return isAway(now) ? (one?.standing ?? null) : undefined
    },
    of: ({ author: { gitlabId } }) => {
      if (gitlabId === null) return Promise.resolve(null)
      return new Promise((resolve) => {
        const timer = setTimeout(() => {
          rest()
          resolve(null)
        }, budgetMs)
        void lookUp(gitlabId).then((standing) => {
          clearTimeout(timer)
          resolve(standing)
        })
      })
    },
    stop: async () => {
      await warm
      await batcher.idle()
    },
  }
}
