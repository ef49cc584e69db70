/**
 * Which of a list's first page are new to somebody who has loaded part of the list. What stands behind the last row they
 * know isn't: it only moved up from a page they haven't loaded, because rows before it were decided.
 */
export function newcomers(head: readonly number[], known: ReadonlySet<number>, atEnd: boolean): number[] {
  const lastKnown = head.findLastIndex((id) => known.has(id))
  const end = atEnd || lastKnown < 0 ? head.length : lastKnown
  return head.slice(0, end).filter((id) => !known.has(id))
}
