import type { AuthorRow, FetchedContent } from './fetched'

/**
 * The accounts behind the contents: one row each, the latest seen, in the order in which every worker locks them.
 * @param written rows that are stored already: the look-ups hand out one row object for five minutes
 */
export function authorsToWrite(contents: readonly FetchedContent[], written: WeakSet<AuthorRow>): AuthorRow[] {
  const newest = new Map<number, AuthorRow>()
  for (const { author } of contents) {
    if (!author || written.has(author)) continue
    const known = newest.get(author.gitlabId)
    if (!known || author.fetchedAt > known.fetchedAt) newest.set(author.gitlabId, author)
  }
  return [...newest.values()].sort((a, b) => a.gitlabId - b.gitlabId)
}
