type ReadBodyOptions = {
  body: AsyncIterable<Uint8Array>
  /** False: enough. */
  push: (chunk: Uint8Array) => boolean
  deadlineMs: number
}

/** Reads a stream within a deadline for the whole of it; a sender that drips bytes would otherwise hold its place for ever. */
export async function readBody({
  body,
  push,
  deadlineMs,
}: ReadBodyOptions): Promise<'complete' | 'too_slow' | 'cut_short'> {
  const iterator = body[Symbol.asyncIterator]()
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), deadlineMs)
  })
  try {
    for (;;) {
      const next = await Promise.race([iterator.next(), late])
      if (next === 'late') return 'too_slow'
      if (next.done) return 'complete'
      if (!push(next.value)) return 'complete'
    }
  } catch {
    // Whatever ended the stream early, the sender is gone and the body incomplete.
    return 'cut_short'
  } finally {
    clearTimeout(timer)
    // Not awaited: a stream that hangs would hold up the answer. It is told to stop, and its failure to is its own affair.
    iterator.return?.().catch(() => undefined)
  }
}
