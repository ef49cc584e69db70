export type Repeating = {
  /** Nothing begins any more; resolves when what is under way has ended. */
  stop: () => Promise<void>
}

type RepeatOptions = {
  turn: () => Promise<void>
  /** What a turn threw; the next one comes all the same. */
  onFailure: (error: unknown) => void
  /** Between the end of a turn and the next, in milliseconds. */
  intervalMs: number
  /** Before the first turn; left out: as between two. */
  firstMs?: number
}

/** Does something again and again, one turn at a time, until it is stopped. */
export function repeat({ turn, onFailure, intervalMs, firstMs = intervalMs }: RepeatOptions): Repeating {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()

  const once = async (): Promise<void> => {
    try {
      await turn()
    } catch (error) {
      onFailure(error)
    }
    if (!stopped) plan(intervalMs)
  }
  const plan = (ms: number): void => {
    timer = setTimeout(() => {
      running = once()
    }, ms)
  }
  plan(firstMs)
  return {
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
