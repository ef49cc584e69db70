import { z } from 'zod'
import { findListEntries, type ListEntryView } from '../trust/find-list-entries'
import { foldName, listEntryKindSchema } from '../trust/list-entry'
import { countListHits } from './count-list-hits'
import { findPresentNames } from './find-present-names'
import { pageLimitSchema, rowIdSchema } from './row-id'
import { type RowPage, rowPage } from './row-page'

export const listQuerySchema = z.strictObject({
  kind: listEntryKindSchema.optional(),
  search: z.string().trim().max(200).optional(),
  /** `all`: also removed ones and those that have run out. */
  show: z.enum(['live', 'all']).default('live'),
  before: rowIdSchema.optional(),
  limit: pageLimitSchema,
})

/** `hits`: how many of the newest verdicts it exempted (count-list-hits.ts says how many are looked at). */
export type ListRow = ListEntryView & {
  hits: number
  /** What it is called now, where that differs from what was listed and Natterjack has met it since. */
  nowNamed: string | null
}

/** A page of trust list entries, newest first, with how often each was the reason. */
export async function findListPage(query: z.infer<typeof listQuerySchema>): Promise<RowPage<ListRow>> {
  const { kind, search, show, before, limit } = query
  const [entries, hits] = await Promise.all([
    findListEntries({ kind, search, before, withEnded: show === 'all', limit: limit + 1 }),
    countListHits(),
  ])
  const names = await findPresentNames({ entries })
  const nowNamed = ({ kind, gitlabId, value }: ListEntryView): string | null => {
    const name = names.get(`${kind}:${gitlabId}`)
    return name === undefined || foldName(name) === value ? null : name
  }
  return rowPage(
    entries.map((entry) => ({ ...entry, hits: hits.get(entry.id) ?? 0, nowNamed: nowNamed(entry) })),
    limit,
  )
}
