import { steps } from '@/lib/classify/features/bucket'
import type { FeatureList } from '@/lib/classify/features/feature-list'
import { askCategories, categories, placeCategories, tradeCategories } from '@/lib/classify/features/lexicon/category'
import { hitCount, type LexiconHits } from '@/lib/classify/features/lexicon/match-lexicon'
import type { Span } from '@/lib/classify/score'

/** Hits of one role ("name" or "prose") as features: each category, in steps and against the length. */
export function addLexicon(options: { hits: LexiconHits; role: string; list: FeatureList }): void {
  const { hits, role, list } = options
  let trades = 0
  let asks = 0
  let place = 0
  for (const category of categories) {
    const count = hitCount(hits, category)
    if (count === 0) continue
    const spans = spansOf(hits, categories.indexOf(category), list)
    for (const limit of steps(count, [1, 2, 4]))
      list.name(`says:${category}:${role}:${limit}`, 'lexicon', limit === 1 ? spans : [])
    if (count / hits.words >= 0.15) list.name(`says:${category}:${role}:dense`, 'lexicon')
    if (tradeCategories.has(category)) trades += count
    if (askCategories.has(category)) asks += count
    if (placeCategories.has(category)) place += count
  }
  for (const limit of steps(trades, [1, 2, 4, 8])) list.name(`trade:${role}:${limit}`, 'lexicon')
  for (const limit of steps(asks, [1, 2, 4])) list.name(`asks:${role}:${limit}`, 'lexicon')
  for (const limit of steps(place, [1, 2, 4, 8])) list.name(`place:${role}:${limit}`, 'place')
  if (hits.words >= 10 && place === 0) list.name(`place:none:${role}`, 'place')
  if (hits.words >= 8 && trades / hits.words >= 0.1) list.name(`trade:${role}:dense`, 'lexicon')
}

function spansOf(hits: LexiconHits, category: number, list: FeatureList): Span[] {
  const flat = hits.spans[category] ?? []
  const spans: Span[] = []
  for (let i = 0; i + 2 < flat.length; i += 3) {
    spans.push({ field: list.fieldNames[flat[i] ?? 0] ?? '', start: flat[i + 1] ?? 0, end: flat[i + 2] ?? 0 })
  }
  return spans
}

/** Facts that say more together than apart: an offer with a way to take it, in a place where neither belongs. */
export function addTogether(options: { list: FeatureList; unknownLinks: number; words: number; links: number }): void {
  const { list, unknownLinks, words, links } = options
  const trade = list.has('trade:prose:1') || list.has('trade:name:1')
  const strongTrade = list.has('trade:prose:4') || list.has('trade:name:2')
  const ask = list.has('asks:prose:1') || list.has('asks:name:1')
  const phone = list.has('contact:phone') || list.has('contact:digits')
  const atHome = list.has('place:prose:2') || list.has('place:marks:3')
  const link = unknownLinks > 0
  if (trade && link) list.name('together:trade-link', 'together')
  if (trade && ask) list.name('together:trade-ask', 'together')
  if (trade && phone) list.name('together:trade-phone', 'together')
  if (strongTrade && !atHome) list.name('together:trade-out-of-place', 'together')
  if (ask && link) list.name('together:ask-link', 'together')
  if (ask && phone) list.name('together:ask-phone', 'together')
  if (ask && !atHome && (link || phone)) list.name('together:ask-out-of-place', 'together')
  if (link && !atHome) list.name('together:link-out-of-place', 'together')
  if (trade && atHome) list.name('together:trade-at-home', 'together')
  for (const limit of steps(links, [1, 2, 4, 8])) list.name(`link:count:${limit}`, 'link')
  if (unknownLinks > 0 && words < 6) list.name('link:little-else', 'link')
  for (const share of steps(links / Math.max(1, words), [0.05, 0.2])) list.name(`link:share:${share}`, 'link')
}
