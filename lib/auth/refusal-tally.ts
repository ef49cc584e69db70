/** One sort of refusal: whom it was about, from where, and why. */
export type Refused = { personId: number | null; network: string; why: string }
export type RefusedTimes = Refused & {
  /** How many there were since the last row of this sort. */
  times: number
}

type RefusalTallyOptions = {
  write: (refused: RefusedTimes) => Promise<void>
  onError: (error: unknown) => void
  windowMs?: number
  /** Sorts told apart at a time. */
  maxSorts?: number
}

export type RefusalTally = { note: (refused: Refused) => Promise<void> }

/**
 * Writes the first refusal of a sort at once and the number of those that followed when its window is over: at most one row
 * a window for each account and network, and a bounded number in all, however hard somebody hammers at the door. Each
 * row of the audit log is written under a lock that decisions wait for, too. What was only counted is lost with the process.
 */
export function createRefusalTally(options: RefusalTallyOptions): RefusalTally {
  const { write, onError, windowMs = 15 * 60_000, maxSorts = 100 } = options
  const more = new Map<string, { refused: Refused; times: number }>()

  const startWindow = (key: string, refused: Refused): void => {
    more.set(key, { refused, times: 0 })
    setTimeout(() => endWindow(key), windowMs).unref()
  }
  const endWindow = (key: string): void => {
    const counted = more.get(key)
    more.delete(key)
    if (!counted?.times) return
    startWindow(key, counted.refused)
    write({ ...counted.refused, times: counted.times }).catch(onError)
  }

  return {
    note: async (refused) => {
      const own = `${refused.personId} ${refused.network}`
      const full = more.size >= maxSorts && !more.has(own)
      const sort = full ? { ...refused, personId: null, network: 'many' } : refused
      const key = full ? 'many' : own
      const counted = more.get(key)
      if (counted) {
        counted.times++
        return
      }
      startWindow(key, sort)
      await write({ ...sort, times: 1 })
    },
  }
}
