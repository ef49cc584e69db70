import { type Actor, recordAudit } from '../audit/record-audit'
import { notifyLive } from '../db/live'
import { prisma } from '../db/prisma'
import type { Prisma } from '../generated/prisma/client'
import type { Settings } from '../settings/settings'
import { planActions } from './plan-actions'

type ActByPolicyOptions = { itemId: number; versionId: number; settings: Settings }

const policy: Actor = { kind: 'policy', name: 'policy' }

/**
 * Decides "spam" in the place of a person, where the settings let the verdict act. The actions wait for the time to undo
 * like a moderator's, and stay within the hourly cap. Running twice decides once.
 * @returns false when a person is to look: a newer version came, somebody decided, there is nothing that could be done, or
 *   it is a dry run (then what would have been done is planned and shown, and the item stays in the queue)
 */
export async function actByPolicy({ itemId, versionId, settings }: ActByPolicyOptions): Promise<boolean> {
  if (settings.dryRun) {
    await planOnly({ itemId, versionId, settings })
    return false
  }
  return prisma().$transaction(async (tx) => {
    const item = await lockActable({ tx, itemId, versionId, settings })
    if (!item) return (await policyDecision({ tx, versionId })) !== null
    const { id: decisionId } = await tx.decision.create({
      data: { itemId, versionId, kind: 'SPAM', score: item.score, reason: 'policy' },
      select: { id: true },
    })
    await tx.item.update({ where: { id: itemId }, data: { reviewState: 'DECIDED' } })
    const actions = await planActions({ tx, decisionId, itemId, actor: policy, settings })
    await notifyLive(tx, { topic: 'item', ids: [itemId] })
    await notifyLive(tx, { topic: 'queue', ids: [itemId] })
    const after = { decision: decisionId, kind: 'SPAM', version: versionId, score: item.score, actions: actions.length }
    await recordAudit({ tx, actor: policy, action: 'decision.made', subject: `item:${itemId}`, after })
    return true
  })
}

async function planOnly({ itemId, versionId, settings }: ActByPolicyOptions): Promise<void> {
  await prisma().$transaction(async (tx) => {
    if (!(await lockActable({ tx, itemId, versionId, settings }))) return
    const version = await tx.itemVersion.findUniqueOrThrow({ where: { id: versionId }, select: { firstSeenAt: true } })
    const planned = await tx.action.count({
      where: { itemId, decisionId: null, createdAt: { gte: version.firstSeenAt } },
    })
    if (planned === 0) await planActions({ tx, decisionId: null, itemId, actor: policy, settings })
  })
}

type LockActableOptions = ActByPolicyOptions & { tx: Prisma.TransactionClient }

/** The item, locked, when policy may act on this version of it now. */
async function lockActable(options: LockActableOptions): Promise<{ score: number | null } | null> {
  const { tx, itemId, versionId, settings } = options
  await tx.$queryRaw`SELECT id FROM item WHERE id = ${itemId} FOR NO KEY UPDATE`
  const item = await tx.item.findUnique({
    where: { id: itemId, versionId, goneAt: null, reviewState: 'PENDING', version: { verdict: { route: 'ACT' } } },
    select: { kind: true, score: true },
  })
  return item && settings.kinds[item.kind].spamActions.length > 0 ? item : null
}

/** Policy's own standing decision on the version, when it was made before this worker took the event up again. */
async function policyDecision(options: { tx: Prisma.TransactionClient; versionId: number }) {
  const { tx, versionId } = options
  return tx.decision.findFirst({
    where: { versionId, moderatorId: null, undoneAt: null, kind: 'SPAM' },
    select: { id: true },
  })
}
