import { prisma } from '../db/prisma'
import type { ItemKind } from '../fetch/item'
import type { Prisma } from '../generated/prisma/client'
import type { EventFilter } from './event-filter'
import { type RowPage, rowPage } from './row-page'

/** Never the body: a page of fifty could weigh a gigabyte. */
export const eventColumns = {
  id: true,
  source: true,
  receivedAt: true,
  rawBytes: true,
  state: true,
  step: true,
  kind: true,
  subject: true,
  reason: true,
  detail: true,
  attempts: true,
  nextAt: true,
  endedAt: true,
  itemId: true,
} satisfies Prisma.EventSelect

/** What the event is about, as far as it is known here. */
export type EventItem = { id: number; kind: ItemKind; title: string }
type Columns = Prisma.EventGetPayload<{ select: typeof eventColumns }>
export type EventRow = Omit<Columns, 'id' | 'itemId'> & { id: string; item: EventItem | null }

type FindEventsOptions = { filter: EventFilter; before?: bigint; limit: number }

/** What came in, newest first. */
export async function findEvents({ filter, before, limit }: FindEventsOptions): Promise<RowPage<EventRow>> {
  const found = await prisma().event.findMany({
    where: { ...filter, id: before === undefined ? undefined : { lt: before } },
    orderBy: { id: 'desc' },
    take: limit + 1,
    select: eventColumns,
  })
  const items = await findEventItems(found)
  const rows = found.map(({ itemId, ...row }) => ({
    ...row,
    id: String(row.id),
    item: (itemId !== null && items.get(itemId)) || null,
  }))
  return rowPage(rows, limit)
}

/** The items of some events, by their ids: the table of events names them without a foreign key. */
export async function findEventItems(
  events: readonly { itemId: number | null }[],
): Promise<ReadonlyMap<number, EventItem>> {
  const ids = events.flatMap(({ itemId }) => itemId ?? [])
  const items = await prisma().item.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, kind: true, title: true },
  })
  return new Map(items.map((item) => [item.id, item]))
}
