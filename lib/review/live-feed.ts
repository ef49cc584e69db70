import { randomBytes } from 'node:crypto'
import type { LiveMessage } from '../db/live'
import { everything, mergeChanges } from './live-changes'

/** Shortest time between two batches (ms): four a second, however busy the pipeline is. */
const pauseMs = 250
const kept = 200

export type LiveBatch = { id: string; changes: LiveMessage[] }
type Listener = (batch: LiveBatch) => void

export type LiveFeed = {
  push: (message: LiveMessage) => void
  /** Messages may have been lost: everybody looks again at everything. */
  pushAll: () => void
  subscribe: (listener: Listener) => () => void
  /** What came after a batch that somebody saw last; everything, when that can't be known. */
  since: (lastId: string) => LiveBatch | null
  close: () => void
}

/** Gathers messages into batches and hands them to all listeners of this process. */
export function createLiveFeed(): LiveFeed {
  // Names this process: a number of another process, or of before a restart, says nothing here.
  const boot = randomBytes(4).toString('hex')
  let serial = 0
  let gathered: LiveMessage[] = []
  let timer: NodeJS.Timeout | undefined
  let history: LiveBatch[] = []
  const listeners = new Set<Listener>()

  const flush = (): void => {
    timer = undefined
    const batch = { id: `${boot}-${++serial}`, changes: mergeChanges(gathered) }
    gathered = []
    history = [...history, batch].slice(-kept)
    for (const listener of listeners) listener(batch)
  }
  const push = (message: LiveMessage): void => {
    gathered.push(message)
    timer ??= setTimeout(flush, pauseMs)
  }

  return {
    push,
    pushAll: () => everything.forEach(push),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    since: (lastId) => {
      const newest = `${boot}-${serial}`
      if (lastId === newest) return null
      const at = history.findIndex(({ id }) => id === lastId)
      if (at < 0) return { id: newest, changes: everything }
      return { id: newest, changes: mergeChanges(history.slice(at + 1).flatMap(({ changes }) => changes)) }
    },
    close: () => clearTimeout(timer),
  }
}
