/** How long a held item waits at most for later ones to overtake it, in milliseconds. */
const holdMs = 500

/**
 * A queue that sends with bounded concurrency. A held item waits until a few later ones have gone (or half a second has, or
 * somebody drains), which is how deliveries overtake each other in GitLab's Sidekiq.
 */
export function createOutbox<T>(options: { concurrency: number; send: (item: T) => Promise<void> }) {
  const { concurrency, send } = options
  let queue: T[] = []
  let head = 0
  const held: { item: T; until: number; late: boolean }[] = []
  let started = 0
  let underWay = 0
  let stopped = false
  let waiting: (() => void)[] = []

  function next(): T | undefined {
    const idle = waiting.length > 0 && head >= queue.length
    const due = held.findIndex(({ until, late }) => idle || started >= until || late)
    if (due >= 0) return held.splice(due, 1)[0]?.item
    if (head >= queue.length) return undefined
    const item = queue[head++]
    if (head === queue.length || head > 10_000) {
      queue = queue.slice(head)
      head = 0
    }
    return item
  }

  function pump(): void {
    while (!stopped && underWay < concurrency) {
      const item = next()
      if (item === undefined) break
      started++
      underWay++
      void send(item).finally(() => {
        underWay--
        pump()
      })
    }
    if (stopped || (underWay === 0 && held.length === 0 && head >= queue.length)) {
      const resolved = waiting
      waiting = []
      for (const resolve of resolved) resolve()
    }
  }

  let scheduled = false
  function schedule(): void {
    if (scheduled) return
    scheduled = true
    setImmediate(() => {
      scheduled = false
      pump()
    })
  }

  return {
    add(item: T, hold: boolean): void {
      if (hold) {
        const waiter = { item, until: started + (queue.length - head) + 3, late: false }
        held.push(waiter)
        // The timer says it, not the clock: timers may ring a millisecond before their time, and none rings twice.
        setTimeout(() => {
          waiter.late = true
          pump()
        }, holdMs).unref()
      } else queue.push(item)
      schedule()
    },
    drain(): Promise<void> {
      return new Promise((resolve) => {
        waiting.push(resolve)
        schedule()
      })
    },
    stop(): void {
      stopped = true
      queue = []
      head = 0
      held.length = 0
      schedule()
    },
  }
}
