type Clock = {
  /** The time of the last tick (ms). */
  read: () => number
  subscribe: (listener: () => void) => () => void
}

/** How old the time may be that a clock gives while nobody follows it (ms): on the server, and before the first tick. */
const patience = 1_000

/** A time that moves every so many milliseconds, for all who follow it by one timer; it stands still while nobody does. */
export function createClock(everyMs: number): Clock {
  const listeners = new Set<() => void>()
  let timer: ReturnType<typeof setInterval> | undefined
  let now = 0
  const tick = (): void => {
    now = Date.now()
    for (const listener of listeners) listener()
  }
  return {
    read: () => {
      if (timer === undefined && Date.now() - now >= patience) now = Date.now()
      return now
    },
    subscribe: (listener) => {
      listeners.add(listener)
      timer ??= setInterval(tick, everyMs)
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        clearInterval(timer)
        timer = undefined
      }
    },
  }
}
