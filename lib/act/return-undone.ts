import { recordAudit } from '../audit/record-audit'
import { notifyLive } from '../db/live'
import { transact } from '../db/transact'
import type { FetchedContent } from '../fetch/fetched'
import type { Prisma } from '../generated/prisma/client'
import { inverseKind, planSchema, type SpamActionKind } from './plan'
import { inEffect, type Present } from './present'

type ReturnUndoneOptions = {
  itemId: number
  /** The version that was seen again. */
  versionId: number
  fetched: FetchedContent
  /** When the look at GitLab began. */
  lookedAt: Date
  /** The event that made us look; the item's timeline shows it. */
  eventId: string
}

/** A look counts only when it began so long after the action's end: the two clocks may differ. In milliseconds. */
const clockMarginMs = 2_000
const spamKinds = Object.keys(inverseKind) as SpamActionKind[]
const notCalledOff = ['SCHEDULED', 'RUNNING', 'CALLING', 'DONE'] as const

/**
 * A spammer may take back what a spam decision did: make the project public again, reopen the issue. The content is the one
 * that was decided on, so nobody would look at it again. Then the decision stands no longer and the item goes back to the
 * queue, unless one of ours is what took it back.
 * @returns what was found, in a sentence; null when everything is as it was left
 */
export async function returnUndone(options: ReturnUndoneOptions): Promise<string | null> {
  const { itemId, versionId, eventId } = options
  return transact(async (tx) => {
    const undone = await findUndone(tx, options)
    if (!undone) return null
    const where = { id: itemId, versionId, reviewState: 'DECIDED', goneAt: null } as const
    const { count } = await tx.item.updateMany({ where, data: { reviewState: 'PENDING', queuedAt: new Date() } })
    if (count === 0) return null
    // It no longer stands, or nobody could decide on this version again. Nobody's name: no person took it back.
    await tx.decision.update({ where: { id: undone.decisionId }, data: { undoneAt: new Date() }, select: { id: true } })
    await tx.event.update({ where: { id: BigInt(eventId) }, data: { itemId }, select: { id: true } })
    await notifyLive(tx, { topic: 'item', ids: [itemId] })
    await notifyLive(tx, { topic: 'queue', ids: [itemId] })
    const actor = { kind: 'system', name: 'worker' } as const
    const after = { state: 'PENDING', action: undone.actionId, detail: undone.detail }
    const before = { state: 'DECIDED' }
    await recordAudit({ tx, actor, action: 'decision.effect_undone', subject: `item:${itemId}`, before, after })
    return undone.detail
  })
}

async function findUndone(tx: Prisma.TransactionClient, options: ReturnUndoneOptions) {
  const { itemId, versionId, fetched, lookedAt } = options
  const actions = await tx.action.findMany({
    where: {
      itemId,
      state: 'DONE',
      kind: { in: spamKinds },
      endedAt: { lt: before(lookedAt) },
      decision: { versionId, kind: 'SPAM', undoneAt: null },
    },
    orderBy: { id: 'desc' },
    select: { id: true, decisionId: true, kind: true, plan: true, target: true, endedAt: true },
  })
  for (const { id, decisionId, kind, plan, target, endedAt } of actions) {
    if (decisionId === null) continue
    const step = planSchema.safeParse(plan).data?.steps[0]
    const present = presentOf(fetched, endedAt)
    // Without an inverse it changed nothing: it was so before, and whoever did that may change it.
    if (!isSpamKind(kind) || !step?.inverse || !isKnown(kind, present) || inEffect(kind, step, present)) continue
    const ours = { target, kind: inverseKind[kind], id: { gt: id }, state: { in: [...notCalledOff] } }
    if ((await tx.action.count({ where: ours })) === 0)
      return { actionId: id, decisionId, detail: sentences[kind](present) }
  }
  return null
}

const before = (time: Date): Date => new Date(time.getTime() - clockMarginMs)
const isSpamKind = (kind: string): kind is SpamActionKind => kind in inverseKind

/** The author may come out of a cache, seen before the action was done. */
function presentOf({ item, author }: FetchedContent, endedAt: Date | null): Present {
  const { kind, closed, confidential, visibility } = item
  return {
    author: author && endedAt && before(author.fetchedAt) > endedAt ? author : null,
    issue: kind === 'issue' && closed !== undefined ? { closed, confidential } : null,
    visibility: kind === 'project' ? visibility : null,
  }
}

function isKnown(kind: SpamActionKind, { author, issue, visibility }: Present): boolean {
  if (kind === 'BLOCK_USER') return author !== null
  return (kind === 'CLOSE_ISSUE' ? issue : visibility) !== null
}

const sentences: Record<SpamActionKind, (present: Present) => string> = {
  BLOCK_USER: ({ author }) =>
    `The account was blocked as a spammer’s and is ${author?.state} again, which was not done here. Decide anew.`,
  CLOSE_ISSUE: ({ issue }) =>
    `The issue was closed and hidden as spam and is ${issue?.closed ? 'visible' : 'open'} again, which was not done here. Decide anew.`,
  MAKE_PROJECT_PRIVATE: ({ visibility }) =>
    `The project was made private as spam and is ${visibility} again, which was not done here. Decide anew.`,
}
