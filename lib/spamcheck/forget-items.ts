import { notifyLive } from '../db/live'
import { transact } from '../db/transact'
import { Prisma } from '../generated/prisma/client'

/** deleted: nobody had decided. emptied: what was decided or done is kept, without what was written. */
export type ForgottenItems = { deleted: number; emptied: number }

/** Items in one transaction: moderators wait for it. */
const chunk = 200

/** Made for a question of GitLab's that is older than that, the last one about this text. */
const isOver = (keepHours: number) => Prisma.sql`
  item.asked_key IS NOT NULL AND item.first_seen_at < now() - make_interval(hours => ${keepHours})
  AND NOT EXISTS (SELECT FROM spamcheck_call call
                   WHERE call.item_id = item.id AND call.at >= now() - make_interval(hours => ${keepHours}))`

const standing = Prisma.sql`
  EXISTS (SELECT FROM decision WHERE decision.version_id = item.version_id AND decision.undone_at IS NULL
             AND decision.kind IN ('SPAM', 'NOT_SPAM'))`
const wasActedOn = Prisma.sql`EXISTS (SELECT FROM action WHERE action.item_id = item.id)`

/** What may go for good. */
const isUnwanted = Prisma.sql`NOT ${standing} AND NOT ${wasActedOn}`
/** Spam that a person has found keeps its text as a label. Everything else that must stay keeps none. */
const isToBeEmptied = Prisma.sql`
  (${standing} OR ${wasActedOn})
  AND NOT EXISTS (SELECT FROM decision WHERE decision.version_id = item.version_id AND decision.undone_at IS NULL
                     AND decision.kind = 'SPAM')
  AND (item.review_state IN ('PENDING', 'SECOND_OPINION')
    OR EXISTS (SELECT FROM item_version version WHERE version.item_id = item.id AND version.fields <> '{}'))`

/** Takes the text of what GitLab asked about and never saved out of the queue and the history, after its time. */
export async function forgetItems({ keepHours }: { keepHours: number }): Promise<ForgottenItems> {
  const deleted = await inChunks(Prisma.sql`${isOver(keepHours)} AND ${isUnwanted}`, remove)
  const emptied = await inChunks(Prisma.sql`${isOver(keepHours)} AND ${isToBeEmptied}`, empty)
  return { deleted, emptied }
}

type Forget = (tx: Prisma.TransactionClient, ids: number[]) => Promise<void>

async function inChunks(condition: Prisma.Sql, forget: Forget): Promise<number> {
  let sum = 0
  for (;;) {
    const { found, forgotten } = await transact(async (tx) => {
      const found = await tx.$queryRaw<{ id: number }[]>`
        SELECT id FROM item WHERE ${condition} ORDER BY id LIMIT ${chunk} FOR UPDATE SKIP LOCKED`
      // Once more, now that nobody can decide on them: somebody may have, the moment before.
      const rows = await tx.$queryRaw<{ id: number }[]>`
        SELECT id FROM item WHERE id = ANY(${found.map(({ id }) => id)}::int[]) AND ${condition} ORDER BY id`
      const ids = rows.map(({ id }) => id)
      if (ids.length > 0) {
        await forget(tx, ids)
        await notifyLive(tx, { topic: 'queue', ids })
        await notifyLive(tx, { topic: 'item', ids })
      }
      return { found: found.length, forgotten: ids.length }
    })
    sum += forgotten
    if (found < chunk || forgotten === 0) return sum
  }
}

const remove: Forget = async (tx, ids) => {
  const itemId = { in: ids }
  await tx.spamcheckCall.updateMany({ where: { itemId }, data: { itemId: null, versionId: null } })
  await tx.item.updateMany({ where: { id: itemId }, data: { versionId: null } })
  await tx.decisionTrace.deleteMany({ where: { decision: { itemId } } })
  await tx.decision.deleteMany({ where: { itemId } })
  await tx.verdict.deleteMany({ where: { itemId } })
  await tx.itemVersion.deleteMany({ where: { itemId } })
  await tx.item.deleteMany({ where: { id: itemId } })
}

const empty: Forget = async (tx, ids) => {
  const itemId = { in: ids }
  await tx.decisionTrace.deleteMany({ where: { decision: { itemId } } })
  await tx.verdict.updateMany({ where: { itemId }, data: { reasons: [] } })
  await tx.itemVersion.updateMany({ where: { itemId }, data: { fields: {} } })
  await tx.item.updateMany({ where: { id: itemId }, data: { title: '(text erased)' } })
  const undecided = { id: itemId, reviewState: { in: ['PENDING' as const, 'SECOND_OPINION' as const] } }
  await tx.item.updateMany({ where: undecided, data: { reviewState: 'NONE', queuedAt: null } })
}
