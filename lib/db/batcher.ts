type Waiting<In, Out> = { value: In; resolve: (out: Out) => void; reject: (error: unknown) => void }

export type Batcher<In, Out> = {
  /** Resolves with this value's own result once the statement that carried it has committed. */
  add: (value: In) => Promise<Out>
  /** Resolves when nothing is waiting or in flight. */
  idle: () => Promise<void>
}

type BatcherOptions<In, Out> = {
  /** Handles a whole batch; answers one result per value, in order. A rejection goes to every value of the batch. */
  run: (values: In[]) => Promise<Out[]>
  maxValues: number
  /** Upper bound on the summed weight of a batch (bytes, say); a single heavier value goes alone. */
  maxWeight?: number
  weigh?: (value: In) => number
  /** Whether a failure is the fault of one value: then the batch is halved until only that one fails. */
  splitOn?: (error: unknown) => boolean
  /** Told the size of each batch. */
  onBatch?: (size: number) => void
}

/**
 * Group commit: one batch in flight, the next gathers meanwhile. No timer: an idle system adds no delay, and a busy one
 * batches by itself. One statement for many rows costs Postgres and Node a tenth of a statement each (docs/architecture.md).
 */
export function createBatcher<In, Out>(options: BatcherOptions<In, Out>): Batcher<In, Out> {
  const { run, maxValues, maxWeight = Number.POSITIVE_INFINITY, weigh = () => 0, splitOn, onBatch } = options
  let waiting: Waiting<In, Out>[] = []
  let flying: Promise<void> | undefined

  const take = (): Waiting<In, Out>[] => {
    let weight = 0
    let count = 0
    for (const entry of waiting) {
      weight += weigh(entry.value)
      if (count === maxValues || (count > 0 && weight > maxWeight)) break
      count++
    }
    const batch = waiting.slice(0, count)
    waiting = waiting.slice(count)
    return batch
  }

  const fly = async (): Promise<void> => {
    // One turn of the event loop lets requests that arrived together share the first batch.
    await new Promise((resolve) => setImmediate(resolve))
    while (waiting.length > 0) {
      const batch = take()
      onBatch?.(batch.length)
      await settle(batch)
    }
    flying = undefined
  }

  const settle = async (batch: Waiting<In, Out>[]): Promise<void> => {
    try {
      const results = await run(batch.map((entry) => entry.value))
      for (const [index, entry] of batch.entries()) entry.resolve(results[index] as Out)
    } catch (error) {
      if (batch.length > 1 && splitOn?.(error)) {
        const middle = batch.length >> 1
        await settle(batch.slice(0, middle))
        await settle(batch.slice(middle))
      } else {
        for (const entry of batch) entry.reject(error)
      }
    }
  }

  return {
    add: (value) =>
      new Promise<Out>((resolve, reject) => {
        waiting.push({ value, resolve, reject })
        flying ??= fly()
      }),
    idle: async () => {
      while (flying) await flying
    },
  }
}
