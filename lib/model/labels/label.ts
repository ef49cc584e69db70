import type { ItemKind } from '@/lib/fetch/item'
import { type Fingerprint, groupCopies } from './near-copies'

/** A decision that stands, by a person, that says spam or not spam. Policy's own and undone ones never come so far. */
export type LabelledDecision = {
  decisionId: number
  versionId: number
  moderatorId: number
  spam: boolean
  kind: ItemKind
  /** Milliseconds since 1970. */
  decidedAt: number
  /** Of the version's text. */
  print: Fingerprint
}

/** A decision as training data. */
export type Label = {
  decisionId: number
  versionId: number
  spam: boolean
  kind: ItemKind
  decidedAt: number
  /** What it counts: 1 for one person's word on a text that nobody else wrote. */
  weight: number
  /** The same for copies and near-copies. */
  campaign: string
  /** Two people or more said the same of the same text. */
  agreed: boolean
}

/** What two people say independently is wrong less often; not twice the weight, since both saw the same score. */
const agreedWeight = 1.5

/**
 * Decisions as labels, in the order of their decisions:
 * - of several decisions on one version the newest counts, those it overturned are withdrawn;
 * - what two people or more said of the same text counts 1.5;
 * - a campaign of n copies counts log2(1 + n) times a single item, shared by its members: 1 for one, 9 for 500. Where
 *   people disagree about copies, their words share the campaign's weight and so weaken each other.
 */
export function makeLabels(decisions: readonly LabelledDecision[]): Label[] {
  const standing = newestPerVersion(decisions)
  const agreed = findAgreed(decisions, standing)
  const roots = groupCopies(standing.map(({ print }) => print))
  const sizes = new Map<number, number>()
  for (const root of roots) sizes.set(root, (sizes.get(root) ?? 0) + 1)
  return standing.map(({ moderatorId: _, print, ...label }, i) => {
    const root = roots[i] ?? i
    const copies = sizes.get(root) ?? 1
    const isAgreed = agreed.has(sayingOf({ print, spam: label.spam }))
    return {
      ...label,
      agreed: isAgreed,
      campaign: standing[root]?.print.hash ?? print.hash,
      weight: ((isAgreed ? agreedWeight : 1) * Math.log2(1 + copies)) / copies,
    }
  })
}

function newestPerVersion(decisions: readonly LabelledDecision[]): LabelledDecision[] {
  const newest = new Map<number, LabelledDecision>()
  for (const decision of decisions) {
    const known = newest.get(decision.versionId)
    if (!known || known.decisionId < decision.decisionId) newest.set(decision.versionId, decision)
  }
  return [...newest.values()].sort((a, b) => a.decisionId - b.decisionId)
}

/** What two different people said of one text: the decisions that are standing, and those on the same version that say the same. */
function findAgreed(decisions: readonly LabelledDecision[], standing: readonly LabelledDecision[]): Set<string> {
  const verdicts = new Map(standing.map(({ versionId, spam }) => [versionId, spam]))
  const people = new Map<string, Set<number>>()
  for (const decision of decisions) {
    if (verdicts.get(decision.versionId) !== decision.spam) continue
    const key = sayingOf(decision)
    const known = people.get(key)
    if (known) known.add(decision.moderatorId)
    else people.set(key, new Set([decision.moderatorId]))
  }
  return new Set([...people].filter(([, who]) => who.size > 1).map(([key]) => key))
}

const sayingOf = ({ print, spam }: { print: Fingerprint; spam: boolean }): string =>
  `${print.hash}/${spam ? 'spam' : 'ham'}`
