import { type Actor, recordAudit } from '../audit/record-audit'
import { notifyLive } from '../db/live'
import { AppError } from '../errors'
import type { Action, ActionState, Prisma } from '../generated/prisma/client'
import { countOthers, type OthersStand } from './count-others'
import { inverseKind, type Plan, planSchema, type ReversalKind, wordsOf } from './plan'
import { presentSettings } from './present-settings'

type StoreReversalOptions = {
  /** It holds the action, with its item (`holdAction`). */
  tx: Prisma.TransactionClient
  actionId: number
  actor: Actor
  /** Also when other standing decisions want the same done. */
  anyway?: boolean
}
export type Reversal = { id: number; runAt: Date; state: ActionState }

/** In these a reversal is on its way or done: asking again gets the same one. */
const standing: readonly ActionState[] = ['SCHEDULED', 'RUNNING', 'CALLING', 'DONE']

/**
 * Writes down that an action is to be taken back; see `reverseAction`.
 * @returns REFUSED when the action had changed nothing
 * @throws AppError `not_found`, or `conflict` when the action was not done, is a reversal itself, or (with the details
 *   `OthersStand`) when other standing decisions want the same
 */
export async function storeReversal({ tx, actionId, actor, anyway = false }: StoreReversalOptions): Promise<Reversal> {
  const original = await tx.action.findUnique({ where: { id: actionId }, include: { reversedBy: true } })
  if (!original) throw new AppError({ code: 'not_found', message: 'There is no such action.' })
  const earlier = original.reversedBy
  if (earlier && standing.includes(earlier.state)) return earlier
  const kind = kindOf(original)
  const plan = reversedPlan(original)
  const others = plan ? await countOthers({ tx, original }) : 0
  if (others > 0 && !anyway) throw othersStand(original, others)
  const { dryRun } = await presentSettings(tx)
  const state = !plan ? 'REFUSED' : dryRun ? 'PLANNED' : 'SCHEDULED'
  const reversal = await store({ tx, original, earlierId: earlier?.id, kind, plan, state })
  await notifyLive(tx, { topic: 'action', ids: [reversal.id, original.id] })
  const after = { kind, reverses: original.id, target: original.target, words: plan ? wordsOf(plan) : nothingToReverse }
  await recordAudit({
    tx,
    actor,
    action: ({ REFUSED: 'action.refused', PLANNED: 'action.planned', SCHEDULED: 'action.scheduled' } as const)[state],
    subject: `action:${reversal.id}`,
    after: others > 0 ? { ...after, despite: others } : after,
  })
  return reversal
}

function othersStand({ target }: Action, others: number): AppError {
  const what = target.startsWith('user:') ? 'account' : (target.split(':')[0] ?? '')
  const message =
    others === 1
      ? `Another spam decision about the same ${what} stands, and this would be reversed for it, too. Take that back first, or reverse anyway.`
      : `${others} other spam decisions about the same ${what} stand, and this would be reversed for them, too. Take those back first, or reverse anyway.`
  const details: OthersStand = { why: 'others_stand', others }
  return new AppError({ code: 'conflict', message, details })
}

const nothingToReverse = 'The action changed nothing in GitLab, so there is nothing to restore.'

function kindOf({ kind, state }: Action): ReversalKind {
  if (!(kind in inverseKind))
    throw conflict('This action takes another one back. Decide on the item again if that was wrong.')
  if (state === 'SCHEDULED' || state === 'RUNNING')
    throw conflict('This action has not been done yet. Take the decision back instead.')
  if (state !== 'DONE' && state !== 'CALLING') throw conflict(nothingToReverse)
  return inverseKind[kind as keyof typeof inverseKind]
}

const conflict = (message: string): AppError => new AppError({ code: 'conflict', message })

/** Null: it had changed nothing. */
function reversedPlan(original: Action): Plan | null {
  const [{ inverse, ...call }] = planSchema.parse(original.plan).steps
  return inverse && { steps: [{ ...inverse, inverse: call }] }
}

type StoreOptions = {
  tx: Prisma.TransactionClient
  original: Action
  /** A reversal that came to nothing is taken up again: an action has at most one. */
  earlierId: number | undefined
  kind: ReversalKind
  plan: Plan | null
  state: 'REFUSED' | 'PLANNED' | 'SCHEDULED'
}

async function store({ tx, original, earlierId, kind, plan, state }: StoreOptions): Promise<Reversal> {
  const [now] = await tx.$queryRaw<{ at: Date }[]>`SELECT clock_timestamp() AS at`
  if (!now) throw new Error('The database does not say what time it is.')
  const { itemId, decisionId, target } = original
  const data = {
    state,
    plan: plan ?? { steps: [] },
    runAt: now.at,
    claimedAt: null,
    endedAt: state === 'REFUSED' ? now.at : null,
    reason: state === 'REFUSED' ? 'nothing_to_reverse' : state === 'PLANNED' ? 'dry_run' : null,
    detail: state === 'REFUSED' ? nothingToReverse : null,
  }
  const select = { id: true, runAt: true, state: true } as const
  if (earlierId !== undefined) return tx.action.update({ where: { id: earlierId }, data, select })
  return tx.action.create({ data: { ...data, itemId, decisionId, target, kind, reversesId: original.id }, select })
}
