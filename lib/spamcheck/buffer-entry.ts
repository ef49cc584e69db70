import type { BufferLimits } from './buffer-limits'
import type { WaitingCall } from './waiting-call'

/** A call in memory. */
export type Entry = {
  call: WaitingCall
  /** About what it takes in memory. */
  bytes: number
  /** When it came, by the monotonic clock. */
  at: number
  /** It can't be lost any more. */
  onDisk: boolean
}

const restBytes = 500

export function newEntry(call: WaitingCall): Entry {
  const bytes = restBytes + call.call.length + (call.item?.length ?? 0)
  return { call, bytes, at: performance.now(), onDisk: false }
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
