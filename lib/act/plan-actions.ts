import { type Actor, recordAudit } from '../audit/record-audit'
import { notifyLive } from '../db/live'
import type { Prisma } from '../generated/prisma/client'
import { possibleActions, type Settings } from '../settings/settings'
import { type Trust, trustSchema } from '../trust/trust'
import { type Plan, type Planned, type SpamActionKind, wordsOf } from './plan'
import { planAction, targetOf } from './plan-action'
import { protectedBy } from './protect'
import { readRef } from './read-ref'

type PlanActionsOptions = {
  /** The transaction that stores the decision. Call it after all other writes: it appends to the audit log. */
  tx: Prisma.TransactionClient
  /** Null: nobody decided; what policy would do in a dry run. */
  decisionId: number | null
  itemId: number
  actor: Actor
  settings: Settings
  /** Left out of what the settings want: planned already. */
  except?: readonly string[]
}

export type PlannedAction = {
  id: number
  kind: SpamActionKind
  state: 'PLANNED' | 'SCHEDULED' | 'REFUSED'
  runAt: Date
  /** What will happen, or why nothing will. */
  words: string
}

/**
 * Turns a spam decision into actions, as the settings of the item's kind say: PLANNED in a dry run, else SCHEDULED for
 * when the time to undo has passed, by the database's clock; REFUSED, with the reason, for whom nothing is ever done to.
 * What isn't known here (the state, group memberships) is asked before the call.
 */
export async function planActions(options: PlanActionsOptions): Promise<PlannedAction[]> {
  const { tx, itemId, settings, except = [] } = options
  const item = await tx.item.findUniqueOrThrow({
    where: { id: itemId },
    include: { author: true, version: { select: { verdict: { select: { trust: true } } } } },
  })
  const possible: readonly SpamActionKind[] = possibleActions[item.kind]
  const about = { item: { ...item, ref: readRef(item.ref) }, author: item.author }
  const plans = settings.kinds[item.kind].spamActions
    .filter((kind) => possible.includes(kind) && !except.includes(kind))
    .map((kind) => ({ kind, plan: planAction({ kind, ...about }) }))
    .filter(({ plan }) => !isNotSaved(plan))
  if (plans.length === 0) return []
  const refusal = protectedBy({
    author: item.author,
    botUserId: null,
    trust: storedTrust(item.version?.verdict?.trust),
  })
  const runAt = await timeToRun(tx, settings.undoSeconds)

  const planned: PlannedAction[] = []
  for (const { kind, plan } of plans) {
    planned.push(
      await store({
        ...options,
        kind,
        target: targetOf({ kind, ...about }),
        plan: refusal ? { refusal } : plan,
        runAt,
      }),
    )
  }
  await notifyLive(tx, { topic: 'action', ids: planned.map(({ id }) => id) })
  return planned
}

/** What can't be done before GitLab has saved the item is planned once it has (lib/spamcheck/merge-asked-item.ts). */
const isNotSaved = (plan: Planned): boolean => 'refusal' in plan && plan.refusal.reason === 'not_saved'

function storedTrust(trust: Prisma.JsonValue | undefined): Trust {
  const reason = trustSchema.safeParse(trust)
  return reason.success ? { trusted: true, ...reason.data } : { trusted: false }
}

async function timeToRun(tx: Prisma.TransactionClient, undoSeconds: number): Promise<Date> {
  const [row] = await tx.$queryRaw<
    { at: Date }[]
  >`SELECT clock_timestamp() + make_interval(secs => ${undoSeconds}) AS at`
  if (!row) throw new Error('The database does not say what time it is.')
  return row.at
}

type StoreOptions = PlanActionsOptions & { kind: SpamActionKind; target: string; plan: Planned; runAt: Date }

async function store(options: StoreOptions): Promise<PlannedAction> {
  const { tx, decisionId, itemId, actor, settings, kind, target, plan, runAt } = options
  const refused = 'refusal' in plan ? plan.refusal : null
  const steps: Plan | { steps: [] } = 'step' in plan ? { steps: [plan.step] } : { steps: [] }
  const state = refused ? 'REFUSED' : settings.dryRun ? 'PLANNED' : 'SCHEDULED'
  const { id } = await tx.action.create({
    data: {
      decisionId,
      itemId,
      kind,
      state,
      target,
      plan: steps,
      runAt,
      endedAt: refused ? runAt : null,
      reason: refused?.reason ?? (state === 'PLANNED' ? 'dry_run' : null),
      detail: refused?.detail ?? null,
    },
    select: { id: true },
  })
  const words = 'step' in plan ? wordsOf({ steps: [plan.step] }) : (refused?.detail ?? '')
  const action = ({ PLANNED: 'action.planned', SCHEDULED: 'action.scheduled', REFUSED: 'action.refused' } as const)[
    state
  ]
  const after = {
    kind,
    target,
    words,
    decision: decisionId,
    ...(state === 'SCHEDULED' && { runAt: runAt.toISOString() }),
  }
  await recordAudit({ tx, actor, action, subject: `action:${id}`, after })
  return { id, kind, state, runAt, words }
}
