import { setTimeout as wait } from 'node:timers/promises'
import type { log as sharedLog } from '../log'
import { type Entry, newEntry, takeBatch } from './buffer-entry'
import { type BufferLimits, bufferLimits } from './buffer-limits'
import { openDiskQueue } from './disk-queue'
import type { DoorStatus } from './door-status'
import { createOutage } from './outage'
import { storeHalving } from './store-halving'
import type { WaitingCall } from './waiting-call'

export type CallBuffer = {
  /** Takes what was answered, to be stored soon. Never throws. */
  add: (call: WaitingCall) => void
  status: () => DoorStatus['buffer']
  /** Stores what it can within a few seconds and leaves the rest on disk. What is added afterwards is dropped and counted. */
  stop: () => Promise<void>
}

type BufferOptions = {
  /** Stores all of them or none; may be given again what it has stored. */
  store: (records: WaitingCall[]) => Promise<void>
  /** Where they wait while `store` fails. Made when it isn't there. */
  dir: string
  maxSpillBytes: number
  log: Pick<typeof sharedLog, 'warn' | 'error' | 'info'>
  metrics?: { stored: (records: number) => void; dropped: (records: number) => void }
  limits?: Partial<BufferLimits>
}

/**
 * What was answered and isn't stored yet. One statement is in flight, the next gathers meanwhile. What waits longer than a
 * second, for whatever reason, goes to disk, and is stored from there, the oldest first, beside what comes in then. When
 * memory and disk are full, what comes next is dropped and counted.
 */
export function createCallBuffer(options: BufferOptions): CallBuffer {
  const { store, dir, maxSpillBytes, log, metrics } = options
  const limits = { ...bufferLimits, ...options.limits }
  const disk = openDiskQueue({ dir, maxBytes: maxSpillBytes, log })
  const outage = createOutage({
    what: 'what is answered can’t be stored',
    retryMs: limits.retryMs,
    onBegin: (error) => log.warn({ err: error }, 'what was answered can’t be stored, it waits'),
    onEnd: (since) => log.info({ since, ...disk.held() }, 'what was answered is stored again'),
  })
  const stopping = new AbortController()
  const { signal } = stopping
  let waiting: Entry[] = []
  let flying: Entry[] = []
  let moving: Entry[] = []
  let bytes = 0
  let dropped = 0
  let loop: Promise<void> | undefined
  let gathering: NodeJS.Timeout | undefined

  const inMemory = (): number => waiting.length + flying.length + moving.length
  const release = (entries: readonly Entry[]): void => {
    for (const entry of entries) bytes -= entry.bytes
  }
  const drop = (count: number, why: string): void => {
    if (dropped % 1_000 === 0 || count > 1) log.error({ dropped: dropped + count, why }, 'answers are dropped unstored')
    dropped += count
    metrics?.dropped(count)
  }
  const pause = (ms: number): Promise<void> => wait(ms, undefined, { signal }).catch(() => undefined)

  /** How long what waits may gather company, in milliseconds; undefined: nothing waits. */
  const gatherFor = (): number | undefined => {
    const [oldest] = waiting
    if (!oldest) return undefined
    if (signal.aborted || waiting.length >= limits.batchRecords) return 0
    return Math.max(0, oldest.at + limits.gatherMs - performance.now())
  }
  const gather = (): void => {
    const ms = gatherFor()
    if (ms === 0) begin()
    else if (ms !== undefined) gathering ??= setTimeout(begin, Math.ceil(ms))
  }
  const begin = (): void => {
    clearTimeout(gathering)
    gathering = undefined
    loop ??= run().finally(() => {
      loop = undefined
      if (!signal.aborted) gather()
    })
  }
  /** Memory and disk take turns, so that what comes in now needn't wait for what an outage has left. */
  const run = async (): Promise<void> => {
    let lastFromDisk = true
    for (;;) {
      const isDue = gatherFor() === 0
      const fromDisk: boolean = !signal.aborted && disk.held().records > 0 && !(isDue && lastFromDisk)
      if (!isDue && !fromDisk) return
      lastFromDisk = fromDisk
      if (await (fromDisk ? storeFromDisk() : storeWaiting())) continue
      if (signal.aborted) return
      await pause(outage.pause())
    }
  }
  const attempt = async (records: WaitingCall[]): Promise<boolean> => {
    const onRefused = (error: unknown): void => {
      log.error({ err: error }, 'the database refuses what is to be stored of a call')
      drop(1, 'the database refuses them')
    }
    try {
      const stored = await storeHalving({ records, store, onRefused })
      metrics?.stored(stored)
    } catch (error) {
      outage.failed(error)
      return false
    }
    outage.worked()
    return true
  }
  const storeWaiting = async (): Promise<boolean> => {
    flying = takeBatch(waiting, limits)
    waiting = waiting.slice(flying.length)
    const ok = await attempt(flying.map(({ call }) => call))
    release(ok ? flying : flying.filter(({ onDisk }) => onDisk))
    if (!ok) waiting = [...flying.filter(({ onDisk }) => !onDisk), ...waiting]
    flying = []
    return ok
  }
  const storeFromDisk = async (): Promise<boolean> => {
    const batch = await disk.next(limits.batchRecords)
    if (!batch) return disk.held().records === 0
    const ok = await attempt(batch.records)
    if (ok) await batch.stored()
    return ok
  }

  /** All that is in memory, what is in flight too: whether that arrives nobody knows. Storing it twice changes nothing. */
  const moveToDisk = async (): Promise<void> => {
    moving = waiting
    waiting = []
    await disk.put([...flying.filter(({ onDisk }) => !onDisk), ...moving])
    // What was in flight may have failed meanwhile and wait again.
    const back = [...moving, ...waiting]
    release(back.filter(({ onDisk }) => onDisk))
    waiting = back.filter(({ onDisk }) => !onDisk)
    moving = []
    if (!loop) gather()
  }
  const isLate = (): boolean => {
    const oldest = flying.find(({ onDisk }) => !onDisk) ?? waiting[0]
    if (!oldest) return false
    const isHalfFull = inMemory() > limits.records / 2 || bytes > limits.bytes / 2
    return isHalfFull || performance.now() - oldest.at > limits.spillAfterMs
  }
  const watch = async (): Promise<void> => {
    let adoptAt = 0
    while (!signal.aborted) {
      if (performance.now() >= adoptAt) {
        adoptAt = performance.now() + limits.adoptMs
        await disk.adopt()
        if (disk.held().records > 0) begin()
      }
      if (isLate()) await moveToDisk()
      // A disk that is full or broken is tried again, but not at every turn.
      await pause(disk.trouble() ? limits.spillAfterMs : limits.spillAfterMs / 4)
    }
  }
  const watching = watch()

  return {
    add: (call) => {
      const entry = newEntry(call)
      if (signal.aborted) return drop(1, 'the process stops')
      if (inMemory() >= limits.records || bytes + entry.bytes > limits.bytes) return drop(1, 'no room is left for them')
      waiting.push(entry)
      bytes += entry.bytes
      if (!loop && (!gathering || waiting.length >= limits.batchRecords)) gather()
    },
    status: () => {
      const { records: spilled, bytes: spilledBytes } = disk.held()
      const trouble = [outage.trouble(), disk.trouble()].filter((part) => part !== null).join(' ')
      return { waiting: inMemory(), spilled, spilledBytes, dropped, trouble: trouble || null }
    },
    stop: async () => {
      stopping.abort()
      const atMost = wait(limits.stopMs, undefined, { ref: false })
      begin()
      await Promise.race([Promise.all([loop, watching]), atMost])
      await moveToDisk()
      const lost = [...waiting, ...flying].filter(({ onDisk }) => !onDisk).length
      if (lost > 0) drop(lost, 'the process stops')
      await disk.close()
    },
  }
}
