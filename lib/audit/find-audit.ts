import { prisma } from '../db/prisma'
import type { Prisma } from '../generated/prisma/client'
import { type RowPage, rowPage } from '../stats/row-page'
import type { AuditFilter } from './audit-filter'
import { auditWhere } from './audit-where'

/** What an entry looks like outside: its id as text, its hash in hex. */
export type AuditRow = {
  id: string
  at: Date
  actorKind: string
  actorId: number | null
  actorName: string
  action: string
  subject: string
  before: Prisma.JsonValue
  after: Prisma.JsonValue
  hash: string | null
}

type FindAuditOptions = { filter: AuditFilter; before?: bigint; limit: number }

/** The audit log, newest first. */
export async function findAudit({ filter, before, limit }: FindAuditOptions): Promise<RowPage<AuditRow>> {
  const found = await prisma().auditEntry.findMany({
    where: { ...auditWhere(filter), id: before === undefined ? undefined : { lt: before } },
    orderBy: { id: 'desc' },
    take: limit + 1,
  })
  return rowPage(
    found.map((row) => ({ ...row, id: String(row.id), hash: row.hash && Buffer.from(row.hash).toString('hex') })),
    limit,
  )
}
