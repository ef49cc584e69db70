import { changesOf } from '@/lib/classify/explain/changes-of'
import type { Change, WhatIf } from '@/lib/classify/explain/what-if'
import { type Model, probability } from '@/lib/classify/model'
import type { Reason } from '@/lib/classify/score'
import { scorerOf } from '@/lib/classify/scorer'
import type { ItemContent } from '@/lib/fetch/item'

export const mostChanges = 6
/** Changes tried for one content, and UTF-16 units in them: some milliseconds, whatever the text. */
const mostTried = 24
const mostUnits = 600_000
/** What moves a score by less says nothing to a person, unless it takes it over the threshold. */
const leastMove = 0.1

type Options = {
  model: Model
  content: ItemContent
  /** Of the same content. */
  reasons: readonly Reason[]
  /** From which score on (0..1) it goes to a moderator; above 1: never. */
  reviewFrom: number
}

/**
 * Scores a content again with each part of it taken out in turn, and keeps what matters: what takes the score over the
 * review threshold, or moves it by ten points. No estimate: each is what the model says of the changed content.
 */
export function findWhatIf({ model, content, reasons, reviewFrom }: Options): WhatIf {
  const scoreOf = (changed: ItemContent): number => probability(scorerOf(model).logOdds(changed))
  const score = scoreOf(content)
  const matters = (other: number): boolean => Math.abs(other - score) >= leastMove || crosses(score, other, reviewFrom)
  const found: Change[] = []
  const contents: { score: number; content: ItemContent }[] = []
  let units = lengthOf(content)
  let tried = 0
  let farthest: number | null = null
  if (units > mostUnits) return { score, changes: [], farthest }
  for (const { text, group, content: changed, atOnce } of changesOf({ model, content, reasons })) {
    if (atOnce && found.some((known) => crosses(score, known.score, reviewFrom))) continue
    const other = scoreOf(changed)
    if (!atOnce && (farthest === null || Math.abs(other - score) > Math.abs(farthest - score))) farthest = other
    // A website field that holds the only link: said once.
    const known = contents.some(({ score, content }) => score === other && isSame(content, changed))
    contents.push({ score: other, content: changed })
    if (matters(other) && !known) found.push({ text, group, score: other })
    tried++
    units += lengthOf(changed)
    if (tried >= mostTried || units > mostUnits) break
  }
  const strength = (change: Change): number =>
    Math.abs(change.score - score) +
    (crosses(score, change.score, reviewFrom) ? 1 : 0) +
    (change.group === null ? 0 : 2)
  found.sort((a, b) => strength(b) - strength(a))
  return { score, changes: found.slice(0, mostChanges), farthest }
}

function crosses(one: number, other: number, threshold: number): boolean {
  return one >= threshold !== other >= threshold
}

/** By what is read of them: an empty field is none. */
function isSame(one: ItemContent, other: ItemContent): boolean {
  const fields = new Set([...Object.keys(one.fields), ...Object.keys(other.fields)])
  for (const field of fields) if ((one.fields[field] ?? '').trim() !== (other.fields[field] ?? '').trim()) return false
  return JSON.stringify(one.meta) === JSON.stringify(other.meta)
}

function lengthOf({ fields }: ItemContent): number {
  return Object.values(fields).reduce((sum, text) => sum + text.length, 0)
}
