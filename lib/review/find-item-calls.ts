import { prisma } from '../db/prisma'
import type { AskedView } from './item-detail'

/** Calls that are read; somebody who tries again and again makes many. */
const take = 20

/** What GitLab asked about an item before it saved it, newest first, and how often in all. */
export async function findItemCalls({ itemId }: { itemId: number }): Promise<AskedView> {
  const [count, calls] = await Promise.all([
    prisma().spamcheckCall.count({ where: { itemId } }),
    prisma().spamcheckCall.findMany({
      where: { itemId },
      orderBy: { id: 'desc' },
      take,
      select: { id: true, at: true, type: true, action: true, score: true, verdict: true, judged: true },
    }),
  ])
  return { count, calls: calls.map(({ id, at, ...call }) => ({ ...call, id: String(id), at: at.toISOString() })) }
}
