import { prisma } from '../db/prisma'
import type { Prisma } from '../generated/prisma/client'
import { withheldText } from '../review/withhold'
import { type ActionFilter, actionGroups } from './action-filter'
import { type RowPage, rowPage } from './row-page'

const select = {
  id: true,
  kind: true,
  state: true,
  target: true,
  plan: true,
  runAt: true,
  createdAt: true,
  claimedAt: true,
  endedAt: true,
  answers: true,
  reason: true,
  detail: true,
  reversesId: true,
  reversedBy: { select: { id: true, state: true } },
  item: { select: { id: true, gitlabId: true, kind: true, title: true, path: true } },
  decision: {
    select: {
      id: true,
      kind: true,
      reason: true,
      undoneAt: true,
      /** Null: policy decided. */
      moderator: { select: { id: true, username: true, name: true } },
    },
  },
} satisfies Prisma.ActionSelect

type Columns = Prisma.ActionGetPayload<{ select: typeof select }>
export type ActionRow = Omit<Columns, 'item'> & { item: Omit<Columns['item'], 'gitlabId'> }

type FindActionsOptions = {
  filter: ActionFilter
  before?: number
  limit: number
  /** Whether the reader may see texts that GitLab asked about and hasn't saved. */
  seesAsked?: boolean
}

/** What was planned and done in GitLab, newest first. */
export async function findActions(options: FindActionsOptions): Promise<RowPage<ActionRow>> {
  const { filter, before, limit, seesAsked = false } = options
  const { state, kind, item, target } = filter
  const found = await prisma().action.findMany({
    where: {
      state: state && { in: [...actionGroups[state]] },
      kind,
      target,
      itemId: item,
      id: before === undefined ? undefined : { lt: before },
    },
    orderBy: { id: 'desc' },
    take: limit + 1,
    select,
  })
  const rows = found.map(({ item: { gitlabId, ...item }, ...row }) => ({
    ...row,
    item: gitlabId === null && !seesAsked ? { ...item, title: withheldText } : item,
  }))
  return rowPage(rows, limit)
}
