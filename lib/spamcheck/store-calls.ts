import type { Pool } from 'pg'
import { inTransaction } from '../db/in-transaction'
import { log } from '../log'
import { findSaved } from './find-saved'
import { joinVersions } from './join-calls'
import { storeAskedItems, storeCallsStatement } from './store-calls-sql'
import type { WaitingCall } from './waiting-call'

type StoreCallsOptions = {
  /** Its commits must wait for the disk: nobody can ask GitLab again. */
  pool: Pool
  calls: readonly WaitingCall[]
}

/**
 * Keeps what was answered, with an item in the queue for each text that a moderator should see; all of it or nothing, and
 * the same again changes nothing. What is known as saved already is joined with its item at once.
 * Whoever stores a call looks for the saved item once that is committed, and whoever stores an item looks for calls once
 * that is committed: so whichever comes first, one of the two sees the other.
 * @returns how many weren't stored before
 */
export async function storeCalls({ pool, calls }: StoreCallsOptions): Promise<number> {
  const flagged = calls.filter(({ item }) => item !== null)
  const saved = await findSaved({ pool, asked: flagged })
  const items = storeAskedItems(flagged.filter(({ textKey }) => !saved.has(textKey)))
  const statement = storeCallsStatement(calls)
  // Most batches hold nothing suspicious, and a single statement is a transaction by itself.
  const result =
    items.length === 0 ? await pool.query(statement) : (await inTransaction(pool, [...items, statement])).at(-1)
  await joinSaved({ pool, calls })
  return result?.rowCount ?? 0
}

/** They are stored whatever comes of this; what isn't joined now is found again within the hour. */
async function joinSaved({ pool, calls }: StoreCallsOptions): Promise<void> {
  try {
    const versions = await findSaved({ pool, asked: calls })
    await joinVersions({ pool, versionIds: [...new Set(versions.values())] })
  } catch (error) {
    log.warn({ err: error, calls: calls.length }, 'calls could not be joined with what GitLab has saved, they wait')
  }
}
