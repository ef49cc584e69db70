import { prisma } from '../db/prisma'
import type { ListEntryKind } from './list-entry'

type FindListEntriesOptions = {
  kind?: ListEntryKind
  /** Part of the value or the reason. */
  search?: string
  /** Entries older than this id: the next page. */
  before?: number
  /** 1..200 */
  limit?: number
  /** Also those that were removed or have run out. */
  withEnded?: boolean
}

export type ListEntryView = {
  id: number
  kind: ListEntryKind
  value: string
  /** GitLab's id of what is listed; null for domains. */
  gitlabId: number | null
  minAccess: number | null
  withSubs: boolean
  reason: string
  createdAt: Date
  createdBy: { id: number; name: string } | null
  expiresAt: Date | null
  removedAt: Date | null
}

/** List entries, newest first. Ask for one more than a page holds to learn whether there is another. */
export async function findListEntries(options: FindListEntriesOptions = {}): Promise<ListEntryView[]> {
  const { kind, search, before, limit = 50, withEnded = false } = options
  const contains = search?.trim() ? { contains: search.trim(), mode: 'insensitive' as const } : undefined
  const live = { removedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }] }
  return prisma().listEntry.findMany({
    where: {
      kind,
      id: before === undefined ? undefined : { lt: before },
      AND: [withEnded ? {} : live, contains ? { OR: [{ value: contains }, { reason: contains }] } : {}],
    },
    orderBy: { id: 'desc' },
    take: Math.min(Math.max(limit, 1), 200),
    select: {
      id: true,
      kind: true,
      value: true,
      gitlabId: true,
      minAccess: true,
      withSubs: true,
      reason: true,
      createdAt: true,
      createdBy: { select: { id: true, name: true } },
      expiresAt: true,
      removedAt: true,
    },
  })
}
