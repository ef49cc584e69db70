import type { log as sharedLog } from '../log'
import type { Entry } from './buffer-entry'
import { createOutage } from './outage'
import { openSpill, type SpilledBatch } from './spill'

export type DiskQueue = {
  /** Marks those that are on disk now. Never throws. */
  put: (entries: readonly Entry[]) => Promise<void>
  /** The oldest on disk, not taken off it yet; null: none, or the disk can't be read. */
  next: (most: number) => Promise<SpilledBatch | null>
  /** Takes over what processes that are gone have left. */
  adopt: () => Promise<void>
  held: () => { records: number; bytes: number }
  trouble: () => string | null
  close: () => Promise<void>
}

type DiskQueueOptions = { dir: string; maxBytes: number; log: Pick<typeof sharedLog, 'warn' | 'error' | 'info'> }

/** The spill folder for the buffer: what the disk says is told in `trouble` and the log, and stops nothing. */
export function openDiskQueue({ dir, maxBytes, log }: DiskQueueOptions): DiskQueue {
  const spill = openSpill({ dir, maxBytes, log })
  const outage = createOutage({
    what: 'answers can’t wait on disk (SPAMCHECK_SPILL_DIR, SPAMCHECK_SPILL_MB)',
    retryMs: [0, 0],
    onBegin: (error) => log.error({ err: error }, 'answers can’t be kept on disk'),
    onEnd: (since) => log.info({ since }, 'answers can be kept on disk again'),
  })
  const orTrouble = async <T>(run: () => Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await run()
    } catch (error) {
      outage.failed(error)
      return otherwise
    }
  }
  return {
    put: (entries) =>
      orTrouble(async () => {
        const kept = await spill.append(entries.map(({ call }) => call))
        for (const entry of entries.slice(0, kept)) entry.onDisk = true
        if (kept < entries.length) throw new Error(`the folder holds as much as it may, ${maxBytes} bytes`)
        outage.worked()
      }, undefined),
    next: (most) => orTrouble(() => spill.next(most), null),
    adopt: () =>
      orTrouble(async () => {
        await spill.adopt()
        outage.worked()
      }, undefined),
    held: spill.held,
    trouble: outage.trouble,
    close: () => orTrouble(spill.close, undefined),
  }
}
