import { addAuthor } from '@/lib/classify/features/author'
import { CharClass } from '@/lib/classify/features/char-class'
import { addLexicon, addTogether } from '@/lib/classify/features/combine'
import { addPhones } from '@/lib/classify/features/contacts'
import { addDisguise } from '@/lib/classify/features/disguise'
import { Block, type FeatureList } from '@/lib/classify/features/feature-list'
import { fieldsToRead, type Role, roleOf } from '@/lib/classify/features/field-role'
import { type Disguise, foldInto, newDisguise, newFolded } from '@/lib/classify/features/fold'
import { type LexiconHits, matchLexicon, newLexiconHits } from '@/lib/classify/features/lexicon/match-lexicon'
import { addLinks } from '@/lib/classify/features/links'
import { addChars, addWords } from '@/lib/classify/features/ngrams'
import { addMarks, countMarks, type Marks } from '@/lib/classify/features/place'
import { Segment, type Segments, segmentText } from '@/lib/classify/features/segment-text'
import { joinSpaced } from '@/lib/classify/features/spaced'
import { addScripts, addStructure, type Counts, countStretch, newCounts } from '@/lib/classify/features/structure'
import { newTokens, tokenise } from '@/lib/classify/features/tokens'
import type { ItemContent } from '@/lib/fetch/item'

/** Part of the model file: a model trained on other features is refused. Raise it with every change of what is emitted. */
export const featureVersion = 1

/** UTF-16 units read of one field: its beginning and its end, since spam hides behind a wall of harmless text. */
export const headLimit = 12_288
export const tailLimit = 4_096
/** UTF-16 units read of one item. */
export const itemLimit = 32_768

const longestStretch = headLimit
const folded = newFolded(longestStretch * 4)
const tokens = newTokens(longestStretch * 4)

/** Whether the item held more text than is read. */
export type Extraction = { cut: boolean }

type State = {
  list: FeatureList
  counts: Counts
  marks: Marks
  hits: Record<'name' | 'prose', LexiconHits>
  links: number
  unknown: number
}

/**
 * Fills `list` with every feature of the item. Linear in the text read and never more than `itemLimit` of it.
 * Works in buffers shared by all calls, so it must stay synchronous.
 */
export function extractFeatures(options: { content: ItemContent; list: FeatureList }): Extraction {
  const { content, list } = options
  list.reset()
  const state: State = {
    list,
    counts: newCounts(),
    marks: { count: 0, spans: [] },
    hits: { name: newLexiconHits(), prose: newLexiconHits() },
    links: 0,
    unknown: 0,
  }
  let left = itemLimit
  let cut = false
  for (const field of fieldsToRead(content.kind, content.fields)) {
    const text = content.fields[field] ?? ''
    const role = roleOf(field, text)
    const head = Math.min(text.length, headLimit, left)
    readStretch({ text, field, role, start: 0, end: head, state })
    left -= head
    const tail = Math.min(text.length - head, tailLimit, left)
    if (tail > 0) readStretch({ text, field, role, start: text.length - tail, end: text.length, state })
    left -= tail
    cut ||= head + tail < text.length
  }
  const { counts, hits } = state
  list.family = content.kind
  list.name('kind', 'base')
  addStructure({ counts, list })
  addScripts({ counts, list })
  addMarks({ marks: state.marks, words: counts.words, list })
  addLexicon({ hits: hits.name, role: 'name', list })
  addLexicon({ hits: hits.prose, role: 'prose', list })
  addTogether({ list, unknownLinks: state.unknown, words: counts.words, links: state.links })
  addAuthor({ meta: content.meta, list })
  return { cut }
}

function readStretch(options: {
  text: string
  field: string
  role: Role
  start: number
  end: number
  state: State
}): void {
  const { text, field, role, start, end, state } = options
  const { list, counts } = state
  const fieldIndex = list.fieldIndex(field)
  list.work += end - start
  counts.read += end - start
  const disguise = newDisguise()
  if (role === 'code') {
    counts.code += end - start
    readCode(text, fieldIndex, start, end, list, disguise)
    return
  }
  const segments: Segments = { parts: [], links: [], linkCount: 0 }
  segmentText({ text, start, end, into: segments })
  const { parts } = segments
  for (let p = 0; p + 2 < parts.length; p += 3) {
    const from = parts[p + 1] ?? 0
    const to = parts[p + 2] ?? 0
    if (parts[p] === Segment.code) {
      counts.code += to - from
      readCode(text, fieldIndex, from, to, list, disguise)
    } else if (parts[p] === Segment.prose && to > from)
      readProse({ text, field, role, start: from, end: to, state, disguise })
  }
  addDisguise({
    field,
    disguise,
    cjk: (counts.scripts[CharClass.han] ?? 0) + (counts.scripts[CharClass.kana] ?? 0) > 0,
    list,
  })
  state.unknown += addLinks({ text, field, links: segments.links, list })
  state.links += segments.linkCount
}

function readProse(options: {
  text: string
  field: string
  role: Role
  start: number
  end: number
  state: State
  disguise: Disguise
}): void {
  const { text, field, role, start, end, state, disguise } = options
  const { list, counts, marks } = state
  const name = role === 'name'
  const fieldIndex = list.fieldIndex(field)
  foldInto({ text, start, end, out: folded, disguise })
  tokenise({ folded, tokens, disguise })
  joinSpaced({ folded, tokens, disguise })
  countStretch({ text, folded, tokens, counts })
  if (!name) countMarks({ text, field, folded, tokens, marks })
  addWords({ folded, tokens, list, block: name ? Block.nameWords : Block.proseWords, field: fieldIndex })
  addChars({ folded, tokens, list, block: name ? Block.nameChars : Block.proseChars, field: fieldIndex })
  matchLexicon({ folded, tokens, fieldIndex, hits: state.hits[name ? 'name' : 'prose'], list })
  addPhones({ text, field, folded, list })
}

function readCode(
  text: string,
  field: number,
  start: number,
  end: number,
  list: FeatureList,
  disguise: Disguise,
): void {
  foldInto({ text, start, end, out: folded, disguise })
  tokenise({ folded, tokens, disguise })
  addWords({ folded, tokens, list, block: Block.codeWords, field })
}
