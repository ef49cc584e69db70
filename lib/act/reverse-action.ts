import { type Actor, recordAudit } from '../audit/record-audit'
import { notifyLive } from '../db/live'
import { prisma } from '../db/prisma'
import { AppError } from '../errors'
import type { Action, ActionState, Prisma } from '../generated/prisma/client'
import { inverseKind, type Plan, planSchema, type ReversalKind, wordsOf } from './plan'
import { presentSettings } from './present-settings'

type ReverseActionOptions = { actionId: number; actor: Actor }
export type Reversal = { id: number; runAt: Date; state: ActionState }

/** In these a reversal is on its way or done: asking again gets the same one. */
const standing: readonly ActionState[] = ['SCHEDULED', 'RUNNING', 'CALLING', 'DONE']

/**
 * Takes back in GitLab what an action did, by its recorded inverse, at once; in a dry run it is only planned. One that is
 * just being called is reversed as soon as it is clear what became of it. Asking twice makes one reversal.
 * @returns REFUSED when the action had changed nothing
 * @throws AppError `not_found`, or `conflict` when the action was not done, or is a reversal itself
 */
export async function reverseAction({ actionId, actor }: ReverseActionOptions): Promise<Reversal> {
  return prisma().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM action WHERE id = ${actionId} FOR UPDATE`
    const original = await tx.action.findUnique({ where: { id: actionId }, include: { reversedBy: true } })
    if (!original) throw new AppError({ code: 'not_found', message: 'There is no such action.' })
    const earlier = original.reversedBy
    if (earlier && standing.includes(earlier.state)) return earlier
    const kind = kindOf(original)
    const plan = reversedPlan(original)
    const { dryRun } = await presentSettings(tx)
    const state = !plan ? 'REFUSED' : dryRun ? 'PLANNED' : 'SCHEDULED'
    const reversal = await store({ tx, original, earlierId: earlier?.id, kind, plan, state })
    await notifyLive(tx, { topic: 'action', ids: [reversal.id, original.id] })
    await recordAudit({
      tx,
      actor,
      action: ({ REFUSED: 'action.refused', PLANNED: 'action.planned', SCHEDULED: 'action.scheduled' } as const)[state],
      subject: `action:${reversal.id}`,
      after: { kind, reverses: original.id, target: original.target, words: plan ? wordsOf(plan) : nothingToReverse },
    })
    return reversal
  })
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
