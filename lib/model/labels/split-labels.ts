import type { Label } from './label'

/** The newest campaigns among labels, by when they were first decided on. */
const heldOutShare = 0.25

export type Split = { train: Label[]; heldOut: Label[] }

/**
 * Holds out the newest quarter of the campaigns, whole: a campaign that was decided on before stays in training with all its
 * copies, or a model would be praised for what it has seen. Never random rows: tomorrow's spam isn't a sample of yesterday's.
 */
export function splitLabels(labels: readonly Label[]): Split {
  const firstOf = new Map<string, number>()
  for (const { campaign, decisionId } of labels)
    firstOf.set(campaign, Math.min(firstOf.get(campaign) ?? decisionId, decisionId))
  const firsts = [...firstOf.values()].sort((a, b) => a - b)
  const cut = firsts[Math.ceil(firsts.length * (1 - heldOutShare))] ?? Number.POSITIVE_INFINITY
  const isNew = ({ campaign }: Label): boolean => (firstOf.get(campaign) ?? 0) >= cut
  return { train: labels.filter((label) => !isNew(label)), heldOut: labels.filter(isNew) }
}

/** More copies of one campaign teach nothing; their weight goes to the newest ones, so that a flood costs no time either. */
const copiesLearned = 8

export function thinCampaigns(labels: readonly Label[]): Label[] {
  const groups = new Map<string, Label[]>()
  for (const label of labels) {
    const key = `${label.campaign}/${label.spam}`
    const known = groups.get(key)
    if (known) known.push(label)
    else groups.set(key, [label])
  }
  return [...groups.values()]
    .flatMap((group) => {
      const kept = group.slice(-copiesLearned)
      const weight = group.reduce((sum, label) => sum + label.weight, 0) / kept.length
      return kept.map((label) => ({ ...label, weight }))
    })
    .sort((a, b) => a.decisionId - b.decisionId)
}
