import { prisma } from '../db/prisma'
import type { Prisma } from '../generated/prisma/client'
import type { CallFilter } from './call-filter'
import { rowIdSchema } from './row-id'
import { type RowPage, rowPage } from './row-page'

/** Neither text nor reasons: those are for the detail, and for those who may read them. */
export const callColumns = {
  id: true,
  at: true,
  type: true,
  kind: true,
  action: true,
  client: true,
  authorId: true,
  username: true,
  projectId: true,
  projectPath: true,
  verdict: true,
  judged: true,
  route: true,
  score: true,
  reason: true,
  evaluated: true,
  tookMicros: true,
  itemId: true,
  joinedAt: true,
} satisfies Prisma.SpamcheckCallSelect

type Columns = Prisma.SpamcheckCallGetPayload<{ select: typeof callColumns }>
/** `itemId` only of an item that is still there. */
export type CallRow = Omit<Columns, 'id'> & { id: string }

type FindCallsOptions = { filter: CallFilter; before?: bigint; limit: number }

/** What GitLab asked before it saved, newest first. */
export async function findCalls({ filter, before, limit }: FindCallsOptions): Promise<RowPage<CallRow>> {
  const { verdict, type, author, project } = filter
  const found = await prisma().spamcheckCall.findMany({
    where: {
      verdict,
      type,
      id: before === undefined ? undefined : { lt: before },
      AND: [
        author === undefined ? {} : { OR: [{ username: author }, ...idOf(author, (authorId) => ({ authorId }))] },
        project === undefined
          ? {}
          : { OR: [{ projectPath: project }, ...idOf(project, (projectId) => ({ projectId }))] },
      ],
    },
    orderBy: { id: 'desc' },
    take: limit + 1,
    select: callColumns,
  })
  const there = await findPresentItems(found.map(({ itemId }) => itemId))
  const rows = found.map(({ id, itemId, ...row }) => ({
    ...row,
    id: String(id),
    itemId: itemId !== null && there.has(itemId) ? itemId : null,
  }))
  return rowPage(rows, limit)
}

/** The table of calls names items without a foreign key: an item may be gone, its calls stay. */
export async function findPresentItems(ids: readonly (number | null)[]): Promise<ReadonlySet<number>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Set()
  const items = await prisma().item.findMany({ where: { id: { in: wanted } }, select: { id: true } })
  return new Set(items.map(({ id }) => id))
}

/** A name made of digits may be a number as well. */
function idOf<Where>(text: string, where: (id: number) => Where): Where[] {
  const parsed = rowIdSchema.safeParse(text)
  return parsed.success ? [where(parsed.data)] : []
}
