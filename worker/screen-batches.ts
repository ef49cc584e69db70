import pLimit from 'p-limit'
import type { log as sharedLog } from '@/lib/log'
import type { RunBatch } from './consume-batches'

type ScreenBatchesOptions = {
  /** Most events under way at once, whatever batches they came in. */
  concurrency: number
  screen: (eventId: string, suspect: boolean) => Promise<void>
  /** Those of a dead worker's events that have work left, the least suspicious first. */
  stillOpen: (eventIds: string[]) => Promise<string[]>
  log: typeof sharedLog
}

/**
 * Works off batches of events. Each event goes its own way: a batch ends when all of its events have, and one whose end
 * could not be written down fails none of the others; the dispatcher finds its row again. An id that is in hand already
 * runs once: the second batch waits for the run under way, so that its job outlives no unfinished event. A dead worker's
 * events are taken up one at a time, over all batches, and those that ended before it died cost nothing.
 */
export function screenBatches({ concurrency, screen, stillOpen, log }: ScreenBatchesOptions): RunBatch {
  const slot = pLimit(concurrency)
  const alone = pLimit(1)
  const inHand = new Map<string, Promise<void>>()

  const begin = (eventId: string, suspect: boolean): Promise<void> => {
    const run = (): Promise<void> => slot(() => screen(eventId, suspect))
    const ended = (suspect ? alone(run) : run()).finally(() => inHand.delete(eventId))
    inHand.set(eventId, ended)
    return ended
  }
  return async ({ eventIds, suspect, onEnded }) => {
    const todo = suspect ? await stillOpen(eventIds) : eventIds
    if (suspect) for (const eventId of without(eventIds, todo)) onEnded(eventId)
    const results = await Promise.allSettled(
      todo.map((eventId) => (inHand.get(eventId) ?? begin(eventId, suspect)).finally(() => onEnded(eventId))),
    )
    const failures = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []))
    if (failures.length > 0)
      log.warn(
        { failed: failures.length, of: eventIds.length, err: failures[0] },
        'what became of some events could not be written down, their rows are found again',
      )
  }
}

function without(ids: readonly string[], left: readonly string[]): string[] {
  const kept = new Set(left)
  return ids.filter((id) => !kept.has(id))
}
