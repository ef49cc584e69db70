import { digits, phone } from '@/lib/classify/features/contacts'
import type { FeatureList } from '@/lib/classify/features/feature-list'
import {
  askCategories,
  type Category,
  categories,
  placeCategories,
  tradeCategories,
} from '@/lib/classify/features/lexicon/category'
import type { LexiconHits } from '@/lib/classify/features/lexicon/match-lexicon'
import { feature, type Steps, steps } from '@/lib/classify/features/names'
import { severalMarks } from '@/lib/classify/features/place'

/** Features of one role ("name" or "prose"): of each category, and of kinds of categories together. */
export type RoleFeatures = {
  says: readonly Steps[]
  dense: readonly number[]
  trade: Steps
  asks: Steps
  place: Steps
  noPlace: number
  tradeDense: number
}

export const nameFeatures = featuresOf('name')
export const proseFeatures = featuresOf('prose')

function featuresOf(role: string): RoleFeatures {
  return {
    says: categories.map((category) => steps(`says:${category}:${role}`, 'lexicon', [1, 2, 4])),
    dense: categories.map((category) => feature(`says:${category}:${role}:dense`, 'lexicon')),
    trade: steps(`trade:${role}`, 'lexicon', [1, 2, 4, 8]),
    asks: steps(`asks:${role}`, 'lexicon', [1, 2, 4]),
    place: steps(`place:${role}`, 'place', [1, 2, 4, 8]),
    noPlace: feature(`place:none:${role}`, 'place'),
    tradeDense: feature(`trade:${role}:dense`, 'lexicon'),
  }
}

const Sort = { other: 0, trade: 1, ask: 2, place: 3 } as const
const sorts = Uint8Array.from(categories, sortOf)

function sortOf(category: Category): number {
  if (tradeCategories.has(category)) return Sort.trade
  if (askCategories.has(category)) return Sort.ask
  return placeCategories.has(category) ? Sort.place : Sort.other
}

const ofSort = new Int32Array(4)

/** Hits of one role as features: each category, in steps and against the length. */
export function addLexicon(options: { hits: LexiconHits; features: RoleFeatures; list: FeatureList }): void {
  const { hits, features, list } = options
  if (hits.total > 0) {
    ofSort.fill(0)
    for (let category = 0, left = hits.total; left > 0; category++) {
      const count = hits.counts[category] as number
      if (count > 0) addCategory(hits, features, category, count, list)
      left -= count
    }
  }
  const some = hits.total > 0
  const trades = some ? (ofSort[Sort.trade] as number) : 0
  const asks = some ? (ofSort[Sort.ask] as number) : 0
  const place = some ? (ofSort[Sort.place] as number) : 0
  list.nameSteps(trades, features.trade)
  list.nameSteps(asks, features.asks)
  list.nameSteps(place, features.place)
  if (hits.words >= 10 && place === 0) list.name(features.noPlace)
  if (hits.words >= 8 && trades / hits.words >= 0.1) list.name(features.tradeDense)
}

function addCategory(
  hits: LexiconHits,
  features: RoleFeatures,
  category: number,
  count: number,
  list: FeatureList,
): void {
  const says = features.says[category] as Steps
  const sort = sorts[category] as number
  list.nameSteps(count, says)
  if (count / hits.words >= 0.15) list.name(features.dense[category] as number)
  ofSort[sort] = (ofSort[sort] as number) + count
  const places = hits.places[category] ?? []
  for (let i = 0; i + 2 < places.length; i += 3)
    list.place(says.ids[0] as number, places[i] ?? 0, places[i + 1] ?? 0, places[i + 2] ?? 0)
}

const together = (name: string): number => feature(`together:${name}`, 'together')
const tradeLink = together('trade-link')
const tradeAsk = together('trade-ask')
const tradePhone = together('trade-phone')
const tradeOutOfPlace = together('trade-out-of-place')
const askLink = together('ask-link')
const askPhone = together('ask-phone')
const askOutOfPlace = together('ask-out-of-place')
const linkOutOfPlace = together('link-out-of-place')
const tradeAtHome = together('trade-at-home')
const linkCounts = steps('link:count', 'link', [1, 2, 4, 8])
const linkShares = steps('link:share', 'link', [0.05, 0.2])
const littleElse = feature('link:little-else', 'link')

/** Facts that say more together than apart: an offer with a way to take it, in a place where neither belongs. */
export function addTogether(options: { list: FeatureList; unknownLinks: number; words: number; links: number }): void {
  const { list, unknownLinks, words, links } = options
  const reached = (of: Steps, step: number): boolean => list.has(of.ids[step] as number)
  const trade = reached(proseFeatures.trade, 0) || reached(nameFeatures.trade, 0)
  const strongTrade = reached(proseFeatures.trade, 2) || reached(nameFeatures.trade, 1)
  const ask = reached(proseFeatures.asks, 0) || reached(nameFeatures.asks, 0)
  const call = list.has(phone) || list.has(digits)
  const atHome = reached(proseFeatures.place, 1) || list.has(severalMarks)
  const link = unknownLinks > 0
  if (trade && link) list.name(tradeLink)
  if (trade && ask) list.name(tradeAsk)
  if (trade && call) list.name(tradePhone)
  if (strongTrade && !atHome) list.name(tradeOutOfPlace)
  if (ask && link) list.name(askLink)
  if (ask && call) list.name(askPhone)
  if (ask && !atHome && (link || call)) list.name(askOutOfPlace)
  if (link && !atHome) list.name(linkOutOfPlace)
  if (trade && atHome) list.name(tradeAtHome)
  list.nameSteps(links, linkCounts)
  if (unknownLinks > 0 && words < 6) list.name(littleElse)
  list.nameSteps(links / Math.max(1, words), linkShares)
}
