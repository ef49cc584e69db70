/** Newest first, by id. `next` is the `before` of the following page; null on the last one. */
export type RowPage<Row> = { rows: Row[]; next: string | null }

/**
 * Cuts the one row too many that a finder asked for: it only tells whether there is another page.
 * Keyset, not offset: page 400 costs as much as page 1, and rows that arrive meanwhile shift nothing.
 */
export function rowPage<Row extends { id: number | bigint | string }>(found: Row[], limit: number): RowPage<Row> {
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  return { rows, next: found.length > limit && last ? String(last.id) : null }
}
