import type { Pool } from 'pg'
import type { Reason } from '../classify/score'
import { createBatcher } from '../db/batcher'
import { inTransaction } from '../db/in-transaction'
import { isRefusedRow } from '../db/sql-state'
import type { Route } from '../settings/settings'
import type { TrustReason } from '../trust/trust'
import { type DecidedRow, lockItemsSql, storeVerdictsSql } from './store-verdict-sql'
import type { Judgement } from './verdict'

export type VerdictToStore = Judgement & {
  eventId: string
  eventKind: string | null
  eventSubject: string | null
  itemId: number
  versionId: number
  /** 0..1; null when trusted, or when nothing could be scored. */
  score: number | null
  model: string | null
  fallback: string | null
  reasons: Reason[]
  trust: TrustReason | null
  settingsId: number | null
}

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
        { name: 'decide-verdicts', text: storeVerdictsSql, values: valuesOf(verdicts) },
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

/** A column each, in the order of the statement: Postgres takes arrays apart in half the time that JSON takes it. */
function valuesOf(verdicts: readonly VerdictToStore[]): unknown[] {
  const column = <Value>(of: (verdict: VerdictToStore) => Value): Value[] => verdicts.map(of)
  return [
    column(({ eventId }) => eventId),
    column(({ itemId }) => itemId),
    column(({ versionId }) => versionId),
    column(({ verdict }) => verdict),
    column(({ uncapped }) => uncapped),
    column(({ route }) => route),
    column(({ score }) => score),
    column(({ model }) => model),
    column(({ fallback }) => fallback),
    column(({ reasons }) => JSON.stringify(reasons)),
    column(({ trust }) => trust && JSON.stringify(trust)),
    column(({ settingsId }) => settingsId),
    column(({ eventKind }) => eventKind),
    column(({ eventSubject }) => eventSubject),
  ]
}
