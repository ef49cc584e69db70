import { prisma } from '../db/prisma'
import type { ListEntryKind } from '../trust/list-entry'

type Listed = { kind: ListEntryKind; gitlabId: number | null }

/**
 * What listed users, projects and groups were called when Natterjack last saw them in GitLab, by `kind:id`. What it has
 * not met is left out: GitLab isn't asked.
 */
export async function findPresentNames({ entries }: { entries: readonly Listed[] }): Promise<Map<string, string>> {
  const idsOf = (kind: ListEntryKind): number[] =>
    entries.flatMap((entry) => (entry.kind === kind && entry.gitlabId !== null ? [entry.gitlabId] : []))
  const [authors, items] = await Promise.all([
    prisma().author.findMany({
      where: { gitlabId: { in: idsOf('USER') } },
      select: { gitlabId: true, username: true },
    }),
    prisma().item.findMany({
      where: {
        OR: [
          { kind: 'project', gitlabId: { in: idsOf('PROJECT') } },
          { kind: 'group', gitlabId: { in: idsOf('GROUP') } },
        ],
      },
      select: { kind: true, gitlabId: true, path: true },
    }),
  ])
  return new Map([
    ...authors.map(({ gitlabId, username }) => [`USER:${gitlabId}`, username] as const),
    ...items.map(({ kind, gitlabId, path }) => [`${kind.toUpperCase()}:${gitlabId}`, path] as const),
  ])
}
