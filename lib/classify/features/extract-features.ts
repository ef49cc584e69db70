import { addCodeWords, addWords } from '@/lib/classify/features/add-words'
import { addAuthor } from '@/lib/classify/features/author'
import { CharClass } from '@/lib/classify/features/char-class'
import { addLexicon, addTogether, nameFeatures, proseFeatures } from '@/lib/classify/features/combine'
import { addDisguise } from '@/lib/classify/features/disguise'
import type { FeatureList } from '@/lib/classify/features/feature-list'
import { fieldsToRead, type Role, roleOf } from '@/lib/classify/features/field-role'
import { resetDisguise } from '@/lib/classify/features/fold'
import { addLinks } from '@/lib/classify/features/links'
import { feature } from '@/lib/classify/features/names'
import { addMarks } from '@/lib/classify/features/place'
import { reading, resetReading } from '@/lib/classify/features/reading'
import { scan } from '@/lib/classify/features/scan'
import { joinSpaced } from '@/lib/classify/features/spaced'
import { loadStretch, longestStretch, RunKind, stretch } from '@/lib/classify/features/stretch'
import { addScripts, addStructure } from '@/lib/classify/features/structure'
import { firstCounted, lastCounted } from '@/lib/classify/features/unit-class'
import type { ItemContent } from '@/lib/fetch/item'

/** Part of the model file: a model trained on other features is refused. Raise it with every change of what is emitted. */
export const featureVersion = 4

/** UTF-16 units read of one field: its beginning and its end, since spam hides behind a wall of harmless text. */
export const headLimit = longestStretch
export const tailLimit = 4_096
/** UTF-16 units read of one item. */
export const itemLimit = 32_768

const kindFeature = feature('kind', 'base')

/** Whether the item held more text than is read. */
export type Extraction = { cut: boolean }

/**
 * Fills `list` with every feature of the item. Linear in the text read and never more than `itemLimit` of it.
 * Works in buffers shared by all calls, so it must stay synchronous.
 * @param options.namedWeights weights of named features for the item's kind, where the list adds up
 */
export function extractFeatures(options: {
  content: ItemContent
  list: FeatureList
  namedWeights?: Float32Array | undefined
}): Extraction {
  const { content, list, namedWeights } = options
  const { words } = list
  list.reset(namedWeights)
  words.name.prepare()
  words.prose.prepare()
  words.code.prepare()
  resetReading()
  let left = itemLimit
  let cut = false
  for (const field of fieldsToRead(content.kind, content.fields)) {
    const text = content.fields[field] ?? ''
    const role = roleOf(field, text)
    const head = Math.min(text.length, headLimit, left)
    readStretch({ text, field, role, start: 0, end: head, list })
    left -= head
    const tail = Math.min(text.length - head, tailLimit, left)
    if (tail > 0) readStretch({ text, field, role, start: text.length - tail, end: text.length, list })
    left -= tail
    cut ||= head + tail < text.length
  }
  const { counts, hits, marks, markPlaces, unknown, links } = reading
  list.name(kindFeature)
  addStructure({ counts, list })
  addScripts({ counts, list })
  addMarks({ count: marks, places: markPlaces, words: counts.words, list })
  addLexicon({ hits: hits.name, features: nameFeatures, list })
  addLexicon({ hits: hits.prose, features: proseFeatures, list })
  addTogether({ list, unknownLinks: unknown, words: counts.words, links })
  addAuthor({ meta: content.meta, list })
  list.work += words.name.takeWork() + words.prose.takeWork() + words.code.takeWork()
  return { cut }
}

function readStretch(options: {
  text: string
  field: string
  role: Role
  start: number
  end: number
  list: FeatureList
}): void {
  const { text, field, role, start, end, list } = options
  const { words } = list
  const { counts, disguise } = reading
  const fieldIndex = list.fieldIndex(field)
  loadStretch(text, start, end)
  scan({ prose: role === 'code' ? undefined : words[role], code: words.code })
  list.work += end - start
  counts.read += end - start
  counts.code += role === 'code' ? end - start : stretch.code
  resetDisguise(disguise)
  for (let run = 0; run < stretch.runs; run++) readRun(run, role, fieldIndex, list)
  addUnits(counts.units)
  if (role === 'code') return
  const cjk = (counts.scripts[CharClass.han] as number) + (counts.scripts[CharClass.kana] as number) > 0
  addDisguise({ field: fieldIndex, offset: stretch.offset, disguise, cjk, list })
  if (stretch.linkCount === 0) return
  reading.unknown += addLinks({ text, field: fieldIndex, list })
  reading.links += stretch.linkCount
}

function readRun(run: number, role: Role, field: number, list: FeatureList): void {
  const first = stretch.runFirst[run] as number
  const end = stretch.runEnd[run] as number
  if (role === 'code' || stretch.runKind[run] === RunKind.code) {
    addCodeWords({ list, field, first, end })
    return
  }
  const last = stretch.spaced ? joinSpaced(list.words[role], first, end, reading.disguise) : end
  addWords({ list, role, field, first, end: last })
}

function addUnits(to: Int32Array): void {
  const { unitCounts } = stretch
  for (let i = firstCounted; i <= lastCounted; i++) to[i] = (to[i] as number) + (unitCounts[i] as number)
}
