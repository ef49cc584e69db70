import type { Pool } from 'pg'
import { createBatcher } from '../db/batcher'
import { inTransaction } from '../db/in-transaction'
import { isRefusedRow } from '../db/sql-state'
import { columnValues } from '../fetch/version-columns'
import type { Route } from '../settings/settings'
import { type DecidedRow, lockItemsSql, storeVerdictsSql, verdictRowColumns } from './store-verdict-sql'
import type { JudgedEvent } from './verdict-columns'

export type VerdictToStore = JudgedEvent & { itemId: number; versionId: number }

/** Why the event ended. Null: policy has yet to act on the item, and the event is open at DECIDE. */
export type DecideReason = 'allowed' | 'queued' | 'trusted' | 'unchanged' | 'superseded' | 'gone'
export type StoredVerdict = { reason: DecideReason | null; route: Route; current: boolean; stored: boolean }

export type VerdictStore = {
  store: (verdict: VerdictToStore) => Promise<StoredVerdict>
  idle: () => Promise<void>
}

type StoreOptions = { pool: Pool; maxBatch?: number; onBatch?: (size: number) => void }

/** Stores verdicts, moves items in and out of the queue and ends events: one transaction for all that wait. */
export function createVerdictStore({ pool, maxBatch = 200, onBatch }: StoreOptions): VerdictStore {
  const batcher = createBatcher<VerdictToStore, StoredVerdict>({
    maxValues: maxBatch,
    onBatch,
    splitOn: isRefusedRow,
    maxWeight: 2 * 1024 * 1024,
    weigh: ({ reasons }) => 500 + reasons.length * 300,
    run: async (verdicts) => {
      const [, decided] = await inTransaction(pool, [
        { name: 'decide-lock', text: lockItemsSql, values: [verdicts.map(({ itemId }) => itemId)] } as const,
        { name: 'decide-verdicts', text: storeVerdictsSql, values: columnValues(verdictRowColumns, verdicts) },
      ])
      const rows: DecidedRow[] = decided?.rows ?? []
      const byEvent = new Map(rows.map((row) => [row.event_id, row]))
      return verdicts.map(({ eventId }) => toStored(byEvent.get(eventId)))
    },
  })
  return { store: batcher.add, idle: batcher.idle }
}

function toStored(row: DecidedRow | undefined): StoredVerdict {
  if (!row) throw new Error('A verdict was stored and is not there.')
  return { reason: row.reason as DecideReason | null, route: row.route, current: row.current, stored: row.stored }
}
