import { planActions } from '../act/plan-actions'
import { presentSettings } from '../act/present-settings'
import { type Actor, recordAudit } from '../audit/record-audit'
import { notifyLive } from '../db/live'
import { transact } from '../db/transact'
import type { Prisma, ReviewState } from '../generated/prisma/client'
import { chooseDecision } from './choose-decision'

type MergeOptions = {
  /** What GitLab has saved. */
  itemId: number
  versionId: number
  /** What stood for it until then. */
  askedItemId: number
}

type Saved = { versionId: number | null; goneAt: Date | null; reviewState: ReviewState; queuedAt: Date | null }

const actor: Actor = { kind: 'system', name: 'worker' }

/**
 * An item that was made for a question of GitLab's becomes part of the item that was saved: what people decided about it and
 * what was done about it now belongs to the saved one, and what couldn't be done before there was something to do it to is
 * planned. The audit log keeps which item it became (lib/spamcheck/find-joined-item.ts). Locks as everywhere: items by id,
 * actions, audit log; a moderator who decides at the same moment comes before or after, and is told if it is after.
 */
export async function mergeAskedItem({ itemId, versionId, askedItemId }: MergeOptions): Promise<void> {
  await transact(async (tx) => {
    await tx.$executeRaw`SELECT FROM item WHERE id IN (${itemId}, ${askedItemId}) ORDER BY id FOR UPDATE`
    const asked = await tx.item.findUnique({
      where: { id: askedItemId, gitlabId: null },
      select: { askedKey: true, queuedAt: true },
    })
    const saved = await tx.item.findUnique({
      where: { id: itemId },
      select: { versionId: true, goneAt: true, reviewState: true, queuedAt: true },
    })
    // Another worker was faster, or the text of the item is another by now.
    if (!asked?.askedKey || !saved) return
    const moved = await moveOver({ tx, itemId, versionId, askedItemId, askedKey: asked.askedKey })
    await removeItem(tx, askedItemId)
    const state = await settle({ tx, itemId, versionId, saved, queuedAt: asked.queuedAt })
    await notifyLive(tx, { topic: 'item', ids: [itemId, askedItemId] })
    await notifyLive(tx, { topic: 'queue', ids: [itemId, askedItemId] })
    const isCurrent = saved.versionId === versionId && saved.goneAt === null
    if (isCurrent && state === 'DECIDED') await followDecision({ tx, itemId, versionId, moved })
    const after = { item: itemId, version: versionId, decisions: moved, state }
    await recordAudit({ tx, actor, action: 'item.joined', subject: `item:${askedItemId}`, after })
  })
}

type MoveOptions = MergeOptions & { tx: Prisma.TransactionClient; askedKey: Uint8Array }

/** @returns ids of the decisions, which keep them */
async function moveOver({ tx, itemId, versionId, askedItemId, askedKey }: MoveOptions): Promise<number[]> {
  await tx.$executeRaw`SELECT FROM action WHERE item_id = ${askedItemId} ORDER BY id FOR NO KEY UPDATE`
  await tx.action.updateMany({ where: { itemId: askedItemId }, data: { itemId } })
  await chooseDecision({ tx, versionId, askedItemId, actor })
  const decisions = await tx.decision.findMany({ where: { itemId: askedItemId }, select: { id: true } })
  await tx.decision.updateMany({ where: { itemId: askedItemId }, data: { itemId, versionId } })
  await tx.$executeRaw`
    UPDATE spamcheck_call SET item_id = ${itemId}, version_id = ${versionId}, joined_at = clock_timestamp(), fields = NULL
     WHERE id IN (SELECT id FROM spamcheck_call WHERE text_key = ${askedKey} AND joined_at IS NULL ORDER BY id FOR UPDATE)`
  return decisions.map(({ id }) => id)
}

/** With its content and its verdict. Nothing else may hang on it any more. */
async function removeItem(tx: Prisma.TransactionClient, itemId: number): Promise<void> {
  await tx.item.update({ where: { id: itemId }, data: { versionId: null }, select: { id: true } })
  await tx.verdict.deleteMany({ where: { itemId } })
  await tx.itemVersion.deleteMany({ where: { itemId } })
  await tx.item.delete({ where: { id: itemId }, select: { id: true } })
}

type SettleOptions = {
  tx: Prisma.TransactionClient
  itemId: number
  versionId: number
  saved: Saved
  /** Since when the question has been waiting. */
  queuedAt: Date | null
}

/** Where the saved item is now: decided, if either of the two was, else in the queue unless the author is trusted. */
async function settle({ tx, itemId, versionId, saved, queuedAt }: SettleOptions): Promise<ReviewState> {
  // A newer content has a state of its own.
  if (saved.versionId !== versionId || saved.goneAt) return saved.reviewState
  const verdict = await tx.verdict.findUnique({ where: { versionId }, select: { trust: true } })
  const standing = await tx.decision.findMany({
    where: { versionId, undoneAt: null, kind: { in: ['SPAM', 'NOT_SPAM', 'UNSURE'] } },
    select: { kind: true },
  })
  const waits = saved.reviewState !== 'NONE' || verdict?.trust === null ? 'PENDING' : 'NONE'
  const undecided =
    standing.length > 0 ? 'SECOND_OPINION' : saved.reviewState === 'SECOND_OPINION' ? saved.reviewState : waits
  const state = standing.some(({ kind }) => kind !== 'UNSURE') ? 'DECIDED' : undecided
  if (state !== saved.reviewState)
    await tx.item.update({
      where: { id: itemId },
      data: { reviewState: state, queuedAt: saved.queuedAt ?? queuedAt },
      select: { id: true },
    })
  return state
}

type FollowOptions = { tx: Prisma.TransactionClient; itemId: number; versionId: number; moved: readonly number[] }

/** What the decision asks for and couldn't be planned before there was something to do it to. */
async function followDecision({ tx, itemId, versionId, moved }: FollowOptions): Promise<void> {
  const decision = await tx.decision.findFirst({
    where: { versionId, undoneAt: null, kind: 'SPAM', id: { in: [...moved] } },
    include: { actions: { where: { reversesId: null }, select: { kind: true, state: true } } },
  })
  // Somebody called off what this decision had planned: then the rest isn't wanted either.
  if (!decision || decision.actions.some(({ state }) => state === 'CANCELLED')) return
  const except = decision.actions.map(({ kind }) => kind)
  await planActions({ tx, decisionId: decision.id, itemId, actor, settings: await presentSettings(tx), except })
}
