import type { Pool } from 'pg'
import { createBatcher } from '../db/batcher'
import { isRefusedRow } from '../db/sql-state'
import type { AuthorRow, FetchedContent } from './fetched'
import { storeBatch } from './store-batch'

export type VersionToStore = {
  fetched: FetchedContent
  /** Of the event that asked (lib/intake/load-events.ts), drawn before the fetch began. */
  observation: string
  /** The event that asked for it moves to TRUST in the same transaction; null when nobody's event did. */
  eventId: string | null
}

export type StoredVersion = {
  itemId: number
  versionId: number
  /** This version is the item's current one: no newer content is known. */
  current: boolean
  /** This call made it the current one; before, the item had another or none. */
  changed: boolean
  /** A verdict on this version exists: the same content was judged before. */
  alreadyJudged: boolean
  /** Row of the author, null when the item has none. */
  authorId: number | null
}

export type VersionStore = {
  store: (version: VersionToStore) => Promise<StoredVersion>
  idle: () => Promise<void>
}

/**
 * Keeps what was fetched: author, item and version. Of two contents of one item the one that was looked at later (the
 * higher observation) is the current one, whatever order they arrive in; the other is kept as history.
 * Many are stored in one transaction. Locks are taken in one order (authors, items, events, each by key), so that two
 * workers never wait for each other.
 */
export function createVersionStore({ pool }: { pool: Pool }): VersionStore {
  // The look-ups hand out one row object for five minutes: once written, it needs no second writing.
  let written = new WeakSet<AuthorRow>()
  const batcher = createBatcher<VersionToStore, StoredVersion>({
    maxValues: 200,
    maxWeight: 4 * 1024 * 1024,
    weigh: ({ fetched }) => Object.values(fetched.content.fields).reduce((sum, text) => sum + text.length, 500),
    splitOn: isRefusedRow,
    run: async (versions) => {
      const stored = await storeBatch({ pool, versions, written })
      if (stored.every(({ authorId }, index) => authorId !== null || !versions[index]?.fetched.author)) return stored
      // A crash of Postgres took back what a hurried pool had stored (lib/db/pool.ts).
      written = new WeakSet()
      const again = await storeBatch({ pool, versions, written })
      return again.map((row, index) => ({ ...row, changed: row.changed || stored[index]?.changed === true }))
    },
  })
  return { store: batcher.add, idle: batcher.idle }
}
