import { describeGroup } from '@/lib/classify/explain/describe-group'
import { groupWords } from '@/lib/classify/explain/group-words'
import { Block } from '@/lib/classify/features/block'
import { itemLimit } from '@/lib/classify/features/extract-features'
import type { FeatureList, NamedFeature } from '@/lib/classify/features/feature-list'
import type { Reason, Span } from '@/lib/classify/score'
import type { ItemContent } from '@/lib/fetch/item'

export const reasonLimit = 8
/** Reasons that move the log-odds by less say nothing to a person and go into the rest. */
const leastWeight = 0.05

export type Contributions = {
  content: ItemContent
  list: FeatureList
  /** What each entry of hashed features (as many as the list counts) and each named feature adds to the log-odds. */
  hashed: Float64Array
  named: readonly number[]
  /** What runs of letters say, where they were read. */
  letters: Reason | undefined
  /** What they add up to, with all that speaks before any feature does. */
  logOdds: number
  /** What the first look adds to what was read, where the score comes from it; otherwise 0. */
  early: number
  cut: boolean
}

type Group = { weight: number; names: { name: string; weight: number }[]; spans: Span[] }

/** Groups contributions into at most eight reasons, strongest first, whose weights add up to the log-odds. */
export function buildReasons(contributions: Contributions): Reason[] {
  const { content, list, hashed, named, letters, logOdds, early, cut } = contributions
  const groups = new Map<string, Group>()
  for (let i = 0; i < list.named.length; i++) {
    const feature = list.named[i] as NamedFeature
    const group = groupOf(groups, reasonKey(feature.name, feature.group))
    group.weight += named[i] ?? 0
    group.names.push({ name: feature.name, weight: named[i] ?? 0 })
    for (const span of feature.spans) addSpan(group.spans, span)
  }
  for (let i = 0; i < list.count; i++) {
    if (list.block[i] === Block.linkParts) groupOf(groups, 'link').weight += hashed[i] ?? 0
  }
  const reasons: Reason[] = groupWords({ content, list, hashed })
  for (const [key, group] of groups) {
    if (key !== 'base')
      reasons.push({
        group: key.startsWith('says:') ? 'says' : key,
        text: describeGroup({ key, ...group, content }),
        weight: group.weight,
        spans: group.spans,
      })
  }
  if (letters) reasons.push(letters)
  if (early !== 0) reasons.push({ group: 'first-look', text: firstLookText(early), weight: early, spans: [] })
  reasons.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
  const shown = reasons.filter((reason) => Math.abs(reason.weight) >= leastWeight).slice(0, reasonLimit - (cut ? 2 : 1))
  const rest = shown.reduce((sum, reason) => sum - reason.weight, logOdds)
  shown.push({ group: 'rest', text: 'everything else, and how rare spam is to begin with', weight: rest, spans: [] })
  shown.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
  if (cut) {
    const text = `only a part of the text was read: the beginning and the end of long fields, ${itemLimit.toLocaleString('en')} characters at most`
    shown.push({ group: 'cut', text, weight: 0, spans: [] })
  }
  return shown
}

function firstLookText(early: number): string {
  return early < 0 ? 'plainly harmless at a first look' : 'harmless at a first look, though less so than its words are'
}

/** Each category of phrases is a reason of its own, everything else is told by group. */
function reasonKey(name: string, group: string): string {
  if (!name.startsWith('says:')) return group
  let key = categoryKeys.get(name)
  if (key === undefined) {
    key = `says:${name.split(':')[1] ?? ''}`
    categoryKeys.set(name, key)
  }
  return key
}

/** There are as many as named features, which don't become more. */
const categoryKeys = new Map<string, string>()

function groupOf(groups: Map<string, Group>, key: string): Group {
  let group = groups.get(key)
  if (group === undefined) {
    group = { weight: 0, names: [], spans: [] }
    groups.set(key, group)
  }
  return group
}

function addSpan(spans: Span[], span: Span): void {
  // The text of a link may be empty, as in "[](https://…": nothing there could be marked.
  if (spans.length >= 16 || span.start >= span.end) return
  for (const known of spans)
    if (known.start === span.start && known.end === span.end && known.field === span.field) return
  spans.push(span)
}
