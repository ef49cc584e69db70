import type { Prisma } from '../generated/prisma/client'
import type { AuditFilter } from './audit-filter'

/** The filter as a condition; list, count and export share it, so that what is exported is what is shown. */
export function auditWhere({ actor, action, subject, from, to }: AuditFilter): Prisma.AuditEntryWhereInput {
  return {
    actorName: actor,
    action: action?.endsWith('.') ? { startsWith: action } : action,
    subject,
    at: { gte: from && new Date(`${from}T00:00:00Z`), lt: to && dayAfter(to) },
  }
}

function dayAfter(day: string): Date {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + 1)
  return date
}
