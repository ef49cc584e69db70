import { prisma } from '../db/prisma'
import { AppError } from '../errors'
import type { Prisma } from '../generated/prisma/client'
import { type EventItem, eventColumns, findEventItems } from './find-events'
import { type RawText, rawShownBytes, rawText } from './raw-text'

const select = {
  ...eventColumns,
  dedupeKey: true,
  headers: true,
  sha256: true,
  versionId: true,
} satisfies Prisma.EventSelect

export type EventDetail = Omit<Prisma.EventGetPayload<{ select: typeof select }>, 'id' | 'sha256' | 'itemId'> & {
  id: string
  item: EventItem | null
  /** In hex. */
  sha256: string
  /** Null: larger than the intake stores; only its size and hash were kept. */
  body: RawText | null
}

/** One event with its headers and the beginning of its body. @throws AppError not_found */
export async function findEvent({ id }: { id: bigint }): Promise<EventDetail> {
  const event = await prisma().event.findUnique({ where: { id }, select })
  if (!event)
    throw new AppError({ code: 'not_found', message: `There is no event ${id}. Older events may have been removed.` })
  // Cut in the database: the whole body may have megabytes.
  const [raw] = await prisma().$queryRaw<{ head: Uint8Array | null }[]>`
    SELECT substring("raw" FROM 1 FOR ${rawShownBytes}::int) AS head FROM "event" WHERE "id" = ${id}`
  const { itemId, ...shown } = event
  const items = await findEventItems([event])
  return {
    ...shown,
    item: (itemId !== null && items.get(itemId)) || null,
    id: String(event.id),
    sha256: Buffer.from(event.sha256).toString('hex'),
    body: raw?.head ? rawText({ head: raw.head, bytes: event.rawBytes }) : null,
  }
}
