import type { BufferLimits } from './buffer-limits'
import type { CallRecord } from './call'

/** A record in memory. */
export type Entry = {
  record: CallRecord
  /** About what it takes in memory: two bytes a character of its text, and the rest. */
  bytes: number
  /** When it came, by the monotonic clock. */
  at: number
  /** It can't be lost any more. */
  onDisk: boolean
}

const restBytes = 2_000

export function newEntry(record: CallRecord): Entry {
  let bytes = restBytes
  const { fields } = record.call.content
  for (const name in fields) bytes += 2 * (fields[name]?.length ?? 0)
  return { record, bytes, at: performance.now(), onDisk: false }
}

/** The first of those that wait, as many as one statement should carry: at least one. */
export function takeBatch(
  waiting: readonly Entry[],
  limits: Pick<BufferLimits, 'batchRecords' | 'batchBytes'>,
): Entry[] {
  let count = 0
  let bytes = 0
  for (const entry of waiting) {
    bytes += entry.bytes
    if (count === limits.batchRecords || (count > 0 && bytes > limits.batchBytes)) break
    count++
  }
  return waiting.slice(0, count)
}
