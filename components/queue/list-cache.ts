import type { InfiniteData, QueryClient, QueryKey } from '@tanstack/react-query'
import type { QueuePage, QueueRow } from '@/lib/review/queue-row'

type List = InfiniteData<QueuePage, string | null>
/** Where a row stood in each list that is loaded, so that it can come back to its place. */
export type Place = { queryKey: QueryKey; page: number; index: number; row: QueueRow }

const lists = { queryKey: ['queue', 'list'] }

/** Takes an item out of every loaded list. */
export function takeOut(client: QueryClient, itemId: number): Place[] {
  const places: Place[] = []
  for (const [queryKey, list] of client.getQueriesData<List>(lists)) {
    // A decided item stays in the list of decided ones.
    if (!list || JSON.stringify(queryKey).includes('"decided"')) continue
    for (const [page, { rows }] of list.pages.entries()) {
      const index = rows.findIndex(({ id }) => id === itemId)
      const row = rows[index]
      if (row) places.push({ queryKey, page, index, row })
    }
    client.setQueryData<List>(
      queryKey,
      mapRows(list, (rows) => rows.filter(({ id }) => id !== itemId)),
    )
  }
  return places
}

/** Puts an item back where it stood, unless it is there again already. */
export function putBack(client: QueryClient, places: readonly Place[]): void {
  for (const { queryKey, page, index, row } of places)
    client.setQueryData<List>(queryKey, (list) => {
      if (!list || list.pages.some(({ rows }) => rows.some(({ id }) => id === row.id))) return list
      return mapRows(list, (rows, at) => (at === page ? rows.toSpliced(Math.min(index, rows.length), 0, row) : rows))
    })
}

/** Changes rows in place: an item that others decided stays where it is, greyed. */
export function patchRows(client: QueryClient, patch: (row: QueueRow) => QueueRow): void {
  for (const [queryKey, list] of client.getQueriesData<List>(lists))
    if (list)
      client.setQueryData<List>(
        queryKey,
        mapRows(list, (rows) => rows.map(patch)),
      )
}

function mapRows(list: List, change: (rows: QueueRow[], page: number) => QueueRow[]): List {
  return { ...list, pages: list.pages.map((page, at) => ({ ...page, rows: change(page.rows, at) })) }
}
