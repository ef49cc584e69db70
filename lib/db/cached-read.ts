export type CachedRead<T> = {
  /** The value, read again when it was dropped or is too old. */
  get: () => Promise<T>
  /** Forgets the value: the next `get` reads. */
  drop: () => void
}

/**
 * Holds one small value that many ask for and few change. A read that was under way when the value was dropped answers
 * those who waited for it, but isn't kept: it may have looked before the change.
 * @param maxAgeMs for those whose message of the change was lost; by the monotonic clock
 */
export function createCachedRead<T>({ read, maxAgeMs }: { read: () => Promise<T>; maxAgeMs: number }): CachedRead<T> {
  let held: { value: T; at: number } | undefined
  let reading: Promise<T> | undefined

  const readNow = (): Promise<T> => {
    const at = performance.now()
    const mine = read()
      .then((value) => {
        if (reading === mine) held = { value, at }
        return value
      })
      .finally(() => {
        if (reading === mine) reading = undefined
      })
    reading = mine
    return mine
  }

  return {
    get: async () => {
      if (held && performance.now() - held.at < maxAgeMs) return held.value
      return reading ?? readNow()
    },
    drop: () => {
      held = undefined
      reading = undefined
    },
  }
}
