import { isRefusedRow } from '../db/sql-state'
import { storableText } from '../gitlab/storable-text'
import type { WaitingCall } from './waiting-call'

type StoreHalvingOptions = {
  records: WaitingCall[]
  store: (records: WaitingCall[]) => Promise<void>
  /** One that can't be stored whatever is done. */
  onRefused: (error: unknown) => void
}

/**
 * Stores records of which some may be such as Postgres can't take: the batch is halved until only those fail. They are tried
 * once more without the characters that Postgres can't keep, and then given up: tried for ever, they would stop all others.
 * @returns how many were stored
 * @throws what says nothing of a single record, an outage above all; some may have been stored then
 */
export async function storeHalving({ records, store, onRefused }: StoreHalvingOptions): Promise<number> {
  try {
    await store(records)
    return records.length
  } catch (error) {
    if (!isRefused(error)) throw error
  }
  const middle = records.length >> 1
  if (middle === 0) return (await storeCleaned({ records, store, onRefused })) ? records.length : 0
  const first = await storeHalving({ records: records.slice(0, middle), store, onRefused })
  return first + (await storeHalving({ records: records.slice(middle), store, onRefused }))
}

async function storeCleaned({ records, store, onRefused }: StoreHalvingOptions): Promise<boolean> {
  try {
    await store(records.map((call) => cleanedCall(call)))
    return true
  } catch (error) {
    if (!isRefused(error)) throw error
    onRefused(error)
    return false
  }
}

/** The second: what was read from disk is no JSON. */
const isRefused = (error: unknown): boolean => isRefusedRow(error) || error instanceof SyntaxError

function cleanedCall({ call, item, ...rest }: WaitingCall): WaitingCall {
  return { ...rest, call: cleanedJson(call), item: item && cleanedJson(item) }
}

const cleanedJson = (json: Buffer): Buffer => Buffer.from(JSON.stringify(cleaned(JSON.parse(json.toString()))))

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value, value.length)
  if (Array.isArray(value)) return value.map(cleaned)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, cleaned(inner)]))
}
