import { type Actor, type AuditAction, recordAudit } from '../audit/record-audit'
import { notifyLive } from '../db/live'
import { prisma } from '../db/prisma'
import { Prisma } from '../generated/prisma/client'
import type { Plan } from './plan'

/** A claim: only who holds it may move the row on. The time says whether it still is the same claim. */
export type Claim = { id: number; itemId: number; claimedAt: Date }

/**
 * SCHEDULED and due becomes RUNNING, for one caller of many; by the database's clock. Not when the decision was taken back:
 * only its reversal may still be done.
 */
export async function claimAction(actionId: number): Promise<Claim | null> {
  const [row] = await prisma().$queryRaw<{ item_id: number; claimed_at: Date }[]>`
    UPDATE action SET state = 'RUNNING', claimed_at = clock_timestamp()
     WHERE id = ${actionId} AND state = 'SCHEDULED' AND run_at <= clock_timestamp()
       AND (reverses_id IS NOT NULL
         OR NOT EXISTS (SELECT FROM decision WHERE decision.id = decision_id AND undone_at IS NOT NULL))
    RETURNING item_id, claimed_at`
  return row ? { id: actionId, itemId: row.item_id, claimedAt: row.claimed_at } : null
}

/** What GitLab answered to one call, as it is kept. */
export type Answer = {
  step: number
  method: string
  path: string
  /** Null: none came. */
  status: number | null
  /** Its beginning, at most 2,048 characters. */
  body: string
  at: string
}

type PutOffOptions = {
  claim: Claim
  reason: string
  detail: string
  until: { seconds: number } | { at: Date }
  answer?: Answer
}

/** Back to SCHEDULED for later: nothing was done, nothing is lost. False: the claim was lost meanwhile. */
export async function putOffAction({ claim, reason, detail, until, answer }: PutOffOptions): Promise<boolean> {
  const later =
    'at' in until
      ? Prisma.sql`LEAST(${until.at}::timestamptz, clock_timestamp() + interval '5 minutes')`
      : Prisma.sql`clock_timestamp() + make_interval(secs => ${until.seconds})`
  return prisma().$transaction(async (tx) => {
    const moved = await tx.$executeRaw`
      UPDATE action SET state = 'SCHEDULED', claimed_at = NULL, reason = ${reason}, detail = ${detail}, run_at = ${later},
             called_at = CASE state WHEN 'CALLING' THEN NULL ELSE called_at END, answers = answers || ${asJson(answer)}::jsonb
       WHERE id = ${claim.id} AND state IN ('RUNNING', 'CALLING') AND claimed_at = ${claim.claimedAt}`
    if (moved === 0) return false
    await notifyLive(tx, { topic: 'action', ids: [claim.id] })
    return true
  })
}

/** Keeps an answer that leaves open what became of the action. */
export async function noteAnswer({ claim, answer }: { claim: Claim; answer: Answer }): Promise<void> {
  await prisma().$executeRaw`UPDATE action SET answers = answers || ${asJson(answer)}::jsonb WHERE id = ${claim.id}`
}

const asJson = (answer: Answer | undefined): string => JSON.stringify(answer ? [answer] : [])

type FinishOptions = {
  claim: Claim
  actor: Actor
  state: 'DONE' | 'FAILED' | 'REFUSED' | 'PLANNED'
  reason: string | null
  detail: string | null
  answer?: Answer
  plan?: Plan
  /** GitLab turned the request away, so it certainly had no effect and doesn't count for the hourly cap. */
  turnedAway?: boolean
  /** Set when the account is known to be in another state now. */
  authorState?: { gitlabId: number; state: string } | undefined
}

const audited: Record<FinishOptions['state'], AuditAction> = {
  DONE: 'action.done',
  FAILED: 'action.failed',
  REFUSED: 'action.refused',
  PLANNED: 'action.planned',
}

/** Ends an action, with GitLab's answer and the audit entry in one transaction. False: the claim was lost meanwhile. */
export async function finishAction(options: FinishOptions): Promise<boolean> {
  const { claim, actor, state, reason, detail, answer, plan, turnedAway, authorState } = options
  return prisma().$transaction(async (tx) => {
    const { count } = await tx.action.updateMany({
      where: { id: claim.id, state: { in: ['RUNNING', 'CALLING'] }, claimedAt: claim.claimedAt },
      data: { state, reason, detail, ...(plan && { plan }), ...(turnedAway && { calledAt: null }) },
    })
    if (count === 0) return false
    await tx.$executeRaw`
      UPDATE action SET ended_at = clock_timestamp(), answers = answers || ${asJson(answer)}::jsonb
       WHERE id = ${claim.id}`
    if (authorState)
      await tx.author.updateMany({ where: { gitlabId: authorState.gitlabId }, data: { state: authorState.state } })
    await notifyLive(tx, { topic: 'action', ids: [claim.id] })
    await notifyLive(tx, { topic: 'item', ids: [claim.itemId] })
    await recordAudit({
      tx,
      actor,
      action: audited[state],
      subject: `action:${claim.id}`,
      after: { reason, detail, ...(answer && { status: answer.status }) },
    })
    return true
  })
}
