import type { Pool, QueryConfig } from 'pg'
import { createBatcher } from '../db/batcher'
import { inTransaction } from '../db/in-transaction'
import { isRefusedRow } from '../db/sql-state'
import { authorsToWrite } from '../fetch/authors-to-write'
import type { AuthorRow, FetchedContent } from '../fetch/fetched'
import { upsertAuthors } from '../fetch/store-version-sql'
import { columnValues } from '../fetch/version-columns'
import { type MadeRow, newItemColumns, newItemRow, storeNewItemsSql } from './store-new-item-sql'
import type { DecideReason } from './store-verdict'
import type { JudgedEvent } from './verdict-columns'

export type NewItem = {
  fetched: FetchedContent
  /** Of the event, drawn before the fetch began. */
  observation: string
  judged: JudgedEvent
  /** Why the event ends. Null: policy has yet to act on the item, and the event stays open at DECIDE. */
  reason: DecideReason | null
}

export type NewItemStore = {
  /** Null: the item was there before, or its author isn't; nothing was stored. */
  store: (item: NewItem) => Promise<{ itemId: number; versionId: number } | null>
  idle: () => Promise<void>
}

/** What a verdict makes of the event about a new item. */
export function reasonOf({ trust, route }: Pick<JudgedEvent, 'trust' | 'route'>): DecideReason | null {
  if (trust) return 'trusted'
  return route === 'ALLOW' ? 'allowed' : route === 'REVIEW' ? 'queued' : null
}

type StoreOptions = { pool: Pool; maxBatch?: number; onBatch?: (size: number) => void }

/**
 * Keeps items that are seen for the first time, with version and verdict, and ends their events: one transaction for all
 * that wait. Most of what GitLab tells is new, and costs a third this way (docs/performance.md).
 */
export function createNewItemStore({ pool, maxBatch = 200, onBatch }: StoreOptions): NewItemStore {
  const written = new WeakSet<AuthorRow>()
  const batcher = createBatcher<NewItem, { itemId: number; versionId: number } | null>({
    maxValues: maxBatch,
    onBatch,
    splitOn: isRefusedRow,
    maxWeight: 4 * 1024 * 1024,
    weigh: ({ fetched, judged }) =>
      Object.values(fetched.content.fields).reduce((sum, text) => sum + text.length, judged.reasons.length * 300 + 900),
    run: async (items) => {
      const authors = authorsToWrite(
        items.map(({ fetched }) => fetched),
        written,
      )
      const values = columnValues(newItemColumns, items.map(newItemRow))
      const rows = await run(pool, [
        ...upsertAuthors(authors),
        { name: 'decide-new-items', text: storeNewItemsSql, values },
      ])
      for (const author of authors) written.add(author)
      const made = new Map(rows.map((row) => [row.event_id, { itemId: row.item_id, versionId: row.version_id }]))
      return items.map(({ judged }) => made.get(judged.eventId) ?? null)
    },
  })
  return { store: batcher.add, idle: batcher.idle }
}

/** A single statement is a transaction by itself. */
async function run(pool: Pool, statements: QueryConfig[]): Promise<MadeRow[]> {
  const [only, ...more] = statements
  if (only && more.length === 0) return (await pool.query<MadeRow>(only)).rows
  return (await inTransaction(pool, statements)).at(-1)?.rows ?? []
}
