import { prisma } from '../db/prisma'
import { AppError } from '../errors'
import type { AuditFilter } from './audit-filter'
import { auditWhere } from './audit-where'
import { csvCell } from './csv-cell'
import { type AuditRow, findAudit } from './find-audit'

export const exportFormats = ['jsonl', 'csv'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** Most entries in one export: some 100 MB at most, a minute's work. */
export const maxExported = 100_000
const pageSize = 1_000

type ExportAuditOptions = {
  filter: AuditFilter
  format: ExportFormat
  /** Most entries before it is refused; smaller in tests. */
  most?: number
}

/**
 * The entries that the filter names as they are now, newest first, line by line: nothing is gathered in memory.
 * @throws AppError too_large, before the first line, when there are more than `most`: a cut export would pass for a whole one
 */
export async function exportAudit({
  filter,
  format,
  most = maxExported,
}: ExportAuditOptions): Promise<AsyncIterable<string>> {
  const where = auditWhere(filter)
  const found = await prisma().auditEntry.findMany({
    where,
    orderBy: { id: 'desc' },
    skip: most,
    take: 1,
    select: { id: true },
  })
  if (found.length > 0)
    throw new AppError({
      code: 'too_large',
      message: `More than ${most.toLocaleString('en')} entries match. Narrow the dates or another filter, and export in parts.`,
    })
  const newest = await prisma().auditEntry.findFirst({ where, orderBy: { id: 'desc' }, select: { id: true } })
  // What is written while the export runs stays out, this export's own traces included.
  return lines({ filter, format, before: (newest?.id ?? 0n) + 1n })
}

const columns = [
  'id',
  'at',
  'actorKind',
  'actorId',
  'actorName',
  'action',
  'subject',
  'before',
  'after',
  'hash',
] as const

type LinesOptions = { filter: AuditFilter; format: ExportFormat; before: bigint }

async function* lines({ filter, format, before }: LinesOptions): AsyncIterable<string> {
  // The mark lets spreadsheets read UTF-8.
  if (format === 'csv') yield `\ufeff${columns.map(csvCell).join(',')}\r\n`
  let next: bigint | undefined = before
  while (next !== undefined) {
    const page: Awaited<ReturnType<typeof findAudit>> = await findAudit({ filter, before: next, limit: pageSize })
    if (page.rows.length > 0) yield page.rows.map(format === 'csv' ? csvLine : jsonLine).join('')
    next = page.next === null ? undefined : BigInt(page.next)
  }
}

function jsonLine(row: AuditRow): string {
  return `${JSON.stringify(row)}\n`
}

function csvLine(row: AuditRow): string {
  return `${columns.map((column) => csvCell(cellText(row[column]))).join(',')}\r\n`
}

function cellText(value: AuditRow[(typeof columns)[number]]): string {
  if (value === null) return ''
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'string' ? value : JSON.stringify(value)
}
