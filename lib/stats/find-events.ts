import { prisma } from '../db/prisma'
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
  item: { select: { id: true, kind: true, title: true } },
} satisfies Prisma.EventSelect

export type EventRow = Omit<Prisma.EventGetPayload<{ select: typeof eventColumns }>, 'id'> & { id: string }

type FindEventsOptions = { filter: EventFilter; before?: bigint; limit: number }

/** What came in, newest first. */
export async function findEvents({ filter, before, limit }: FindEventsOptions): Promise<RowPage<EventRow>> {
  const found = await prisma().event.findMany({
    where: { ...filter, id: before === undefined ? undefined : { lt: before } },
    orderBy: { id: 'desc' },
    take: limit + 1,
    select: eventColumns,
  })
  return rowPage(
    found.map((row) => ({ ...row, id: String(row.id) })),
    limit,
  )
}
