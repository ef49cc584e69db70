import { prisma } from '../db/prisma'
import type { Prisma } from '../generated/prisma/client'
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
  item: { select: { id: true, kind: true, title: true, path: true } },
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

export type ActionRow = Prisma.ActionGetPayload<{ select: typeof select }>

type FindActionsOptions = { filter: ActionFilter; before?: number; limit: number }

/** What was planned and done in GitLab, newest first. */
export async function findActions({ filter, before, limit }: FindActionsOptions): Promise<RowPage<ActionRow>> {
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
  return rowPage(found, limit)
}
