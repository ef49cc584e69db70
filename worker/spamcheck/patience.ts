export type Patience<T extends object> = {
  add: (waiting: T) => void
  delete: (waiting: T) => void
  /** How many wait. */
  size: () => number
  stop: () => void
}

type PatienceOptions<T> = {
  /** Longest wait in milliseconds; up to a quarter more passes until it shows. */
  ms: number
  /** What waited too long is taken out and handed here. */
  onLate: (waiting: T) => void
}

/** A time limit for many things at once, one timer for all: a timer each costs more than what is timed here. */
export function createPatience<T extends object>({ ms, onLate }: PatienceOptions<T>): Patience<T> {
  const since = new Map<T, number>()
  const timer = setInterval(() => {
    const limit = performance.now() - ms
    // In the order they came.
    for (const [waiting, at] of since) {
      if (at > limit) return
      since.delete(waiting)
      onLate(waiting)
    }
  }, ms / 4)
  timer.unref()
  return {
    add: (waiting) => void since.set(waiting, performance.now()),
    delete: (waiting) => void since.delete(waiting),
    size: () => since.size,
    stop: () => clearInterval(timer),
  }
}
