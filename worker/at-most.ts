import { setTimeout as after } from 'node:timers/promises'

/**
 * Waits for work that should be done first but isn't waited for beyond this time: it goes on by itself then.
 * @returns undefined when the time was up
 * @throws what the work throws in time
 */
export async function atMost<T>({ ms, work }: { ms: number; work: Promise<T> }): Promise<T | undefined> {
  const enough = new AbortController()
  try {
    return await Promise.race([work, after(ms, undefined, { signal: enough.signal })])
  } finally {
    enough.abort()
  }
}
