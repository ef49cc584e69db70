import type { Prisma } from '../generated/prisma/client'
import type { AuditFilter } from './audit-filter'

/** The filter as a condition; list, count and export share it, so that what is exported is what is shown. */
export function auditWhere({ actor, action, subject, from, to }: AuditFilter): Prisma.AuditEntryWhereInput {
  return {
    actorName: actor,
    action: action?.endsWith('.') ? { startsWith: action } : action,
    subject,
    at: { gte: from && startOf(from), lt: to && startOf(to, 1) },
  }
}

/** Midnight in UTC at the beginning of a day, or of the one so many days later. */
function startOf(day: string, later = 0): Date {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + later)
  return date
}
