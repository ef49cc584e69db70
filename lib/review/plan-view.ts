import { planAction } from '../act/plan-action'
import { protectedBy } from '../act/protect'
import { readRef } from '../act/read-ref'
import type { Author, Item } from '../generated/prisma/client'
import { possibleActions, type Settings, type SpamAction } from '../settings/settings'
import { spamActionNames } from '../settings/settings-words'
import type { TrustReason } from '../trust/trust'
import type { PlanView } from './item-detail'

type PlanViewOptions = { item: Item & { author: Author | null }; trust: TrustReason | null; settings: Settings }

/** What a spam decision on this item would do in GitLab, as far as is known before anybody decides. */
export function planView({ item, trust, settings }: PlanViewOptions): PlanView {
  const possible: readonly SpamAction[] = possibleActions[item.kind]
  const kinds = settings.kinds[item.kind].spamActions.filter((kind) => possible.includes(kind))
  if (kinds.length === 0) return { words: [], later: [], refused: null }
  const { author } = item
  const refusal = protectedBy({
    author,
    botUserId: null,
    trust: trust ? { trusted: true, ...trust } : { trusted: false },
  })
  if (refusal) return { words: [], later: [], refused: refusal.detail }
  const plans = kinds.map((kind) => ({
    kind,
    plan: planAction({ kind, item: { ...item, ref: readRef(item.ref) }, author }),
  }))
  const words = plans.flatMap(({ plan }) => ('step' in plan ? [plan.step.words] : []))
  const refusals = plans.flatMap(({ kind, plan }) => ('refusal' in plan ? [{ kind, ...plan.refusal }] : []))
  const later = refusals.filter(({ reason }) => reason === 'not_saved').map(({ kind }) => spamActionNames[kind])
  return { words, later, refused: refusals.find(({ reason }) => reason !== 'not_saved')?.detail ?? null }
}
