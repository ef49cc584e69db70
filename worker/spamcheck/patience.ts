/** A place in the chain of those that wait. Made new for each wait. */
export type Wait<T> = { readonly who: T; since: number; earlier: Wait<T>; later: Wait<T> }

export type Patience<T> = {
  begin: (who: T) => Wait<T>
  /** Any number of times. */
  end: (wait: Wait<T>) => void
  stop: () => void
}

type PatienceOptions<T> = {
  /** Longest wait in milliseconds; up to a quarter more passes until it shows. */
  ms: number
  /** Who waited too long; the wait has ended then. */
  onLate: (who: T) => void
}

/**
 * A time limit for many things at once. A timer each, or even a place in a Map each, costs more than what is timed here: so
 * they are a chain, in the order they came.
 */
export function createPatience<T>({ ms, onLate }: PatienceOptions<T>): Patience<T> {
  const head = { since: 0 } as Wait<T>
  head.earlier = head
  head.later = head
  const end = (wait: Wait<T>): void => {
    wait.earlier.later = wait.later
    wait.later.earlier = wait.earlier
    wait.earlier = wait
    wait.later = wait
  }
  const timer = setInterval(() => {
    const limit = performance.now() - ms
    while (head.later !== head && head.later.since <= limit) {
      const late = head.later
      end(late)
      onLate(late.who)
    }
  }, ms / 4)
  timer.unref()
  return {
    begin: (who) => {
      const wait = { who, since: performance.now(), earlier: head.earlier, later: head }
      head.earlier.later = wait
      head.earlier = wait
      return wait
    },
    end,
    stop: () => clearInterval(timer),
  }
}
