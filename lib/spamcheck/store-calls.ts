import type { Pool } from 'pg'
import { inTransaction } from '../db/in-transaction'
import { log } from '../log'
import type { CallRecord } from './call'
import { type Asked, findSaved } from './find-saved'
import { joinVersions } from './join-calls'
import { storeAskedItems, storeCallsStatement } from './store-calls-sql'

type StoreCallsOptions = {
  /** Its commits must wait for the disk: nobody can ask GitLab again. */
  pool: Pool
  records: readonly CallRecord[]
}

/**
 * Keeps what was answered, with an item in the queue for each text that a moderator should see; all of it or nothing, and
 * the same again changes nothing. What is known as saved already is joined with its item at once.
 * Whoever stores a call looks for the saved item once that is committed, and whoever stores an item looks for calls once
 * that is committed: so whichever comes first, one of the two sees the other.
 * @returns numbers of those that weren't stored before
 */
export async function storeCalls({ pool, records }: StoreCallsOptions): Promise<{ uids: string[] }> {
  const flagged = records.filter(({ judgement }) => judgement.route === 'REVIEW')
  const saved = await findSaved({ pool, asked: flagged.map(askedOf) })
  const fresh = flagged.filter(({ call }) => !saved.has(call.textKey.toString('hex')))
  const items = storeAskedItems(fresh)
  const calls = storeCallsStatement(records)
  // Most batches hold nothing suspicious, and a single statement is a transaction by itself.
  const result = items.length === 0 ? await pool.query(calls) : (await inTransaction(pool, [...items, calls])).at(-1)
  await joinSaved({ pool, records })
  return { uids: (result?.rows ?? []).map(({ uid }: { uid: string }) => uid) }
}

const askedOf = ({ call }: CallRecord): Asked => ({ authorId: call.author.gitlabId, textKey: call.textKey })

/** They are stored whatever comes of this; what isn't joined now is found again within the hour. */
async function joinSaved({ pool, records }: StoreCallsOptions): Promise<void> {
  try {
    const versions = await findSaved({ pool, asked: records.map(askedOf) })
    await joinVersions({ pool, versionIds: [...new Set(versions.values())] })
  } catch (error) {
    log.warn({ err: error, calls: records.length }, 'calls could not be joined with what GitLab has saved, they wait')
  }
}
