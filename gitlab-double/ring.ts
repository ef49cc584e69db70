/** Keeps a log bounded: at most twice the limit is ever held, and trimming costs nothing per entry. */
export function trimRing<T>(log: T[], limit: number): void {
  if (log.length >= limit * 2) log.splice(0, log.length - limit)
}
