import { Block } from '@/lib/classify/features/block'
import { CharClass } from '@/lib/classify/features/char-class'
import { addPhone } from '@/lib/classify/features/contacts'
import type { FeatureList } from '@/lib/classify/features/feature-list'
import { foldInto, newFolded, noteDisguise } from '@/lib/classify/features/fold'
import { foldTable } from '@/lib/classify/features/fold-table'
import { mostGrams, pairIndex, thaiIndexes, wordIndex } from '@/lib/classify/features/grams'
import { matchPhrase } from '@/lib/classify/features/lexicon/match-lexicon'
import { isMark, markHints } from '@/lib/classify/features/place'
import { reading } from '@/lib/classify/features/reading'
import { stretch } from '@/lib/classify/features/stretch'
import {
  charBlocks,
  Flag,
  RoleIndex,
  Slot,
  type WordTable,
  wordBlocks,
  wordShift,
} from '@/lib/classify/features/word-table'

const mostMarkPlaces = 24
const indexes = new Int32Array(mostGrams)
/** Units of a word that are looked at for costumes. */
const costumeLimit = 64
const folded = newFolded(costumeLimit * 4)

/**
 * Takes the words of a run of names or prose into account: the word, its pair with the one before, its character runs,
 * its case, phrases that begin with it, telephone numbers, marks of work on software.
 */
export function addWords(options: {
  list: FeatureList
  table: WordTable
  role: typeof RoleIndex.name | typeof RoleIndex.prose
  field: number
  first: number
  end: number
}): void {
  const { list, table, role, field, first, end } = options
  const { units, word, wordStart, wordEnd } = stretch
  const { data, floats } = table
  const { seen, mark, weights, item, shift, listing } = list
  const { counts } = reading
  const hits = role === RoleIndex.name ? reading.hits.name : reading.hits.prose
  const block = wordBlocks[role] as Block
  const weighed = Flag.weighed << role
  const seenHere = Slot.seen + role
  const seenThere = Slot.seen + 1 - role
  let latin = 0
  let others = 0
  let before = 0
  let wordCount = 0
  let wordSum = 0
  let charCount = 0
  let charSum = 0
  let phoneFrom = 0
  let phraseFrom = first
  hits.words += end - first
  for (let t = first; t < end; t++) {
    let base = (word[t] as number) << wordShift
    let flags = data[base + Slot.flags] as number
    const start = wordStart[t] as number
    if ((flags & Flag.mayBeLookalike) !== 0 && latin >= 3 && others === 0) {
      word[t] = table.findUnmasked(units, start, wordEnd[t] as number)
      base = (word[t] as number) << wordShift
      flags = (data[base + Slot.flags] as number) | Flag.unmasked
    }
    const kind = flags & Flag.kind
    if (kind !== CharClass.other) {
      counts.words++
      counts.shouted += (flags & Flag.shouted) === 0 ? 0 : 1
      counts.titled += (flags & Flag.titled) === 0 ? 0 : 1
      counts.scripts[kind] = (counts.scripts[kind] as number) + (flags >>> Flag.lengthShift)
      if (kind === CharClass.latin) latin++
      else if (kind === CharClass.digit) counts.digits++
      else if (kind < CharClass.thai || kind > CharClass.kana) others++
      if ((flags & (Flag.disguised | Flag.unmasked)) !== 0) noteCostume(flags, start, wordEnd[t] as number)
      if ((flags & Flag.beginsWithDigit) !== 0 && start >= phoneFrom) phoneFrom = addPhone(list, field, start)
      if (role === RoleIndex.prose) {
        const hint = markHints[start > 0 ? (units[start - 1] as number) : 0] as number
        const after = markHints[units[wordEnd[t] as number] as number] as number
        if (
          (flags & Flag.hump) !== 0 ||
          (((hint & 1) | (after & 2)) !== 0 && isMark(units, start, wordEnd[t] as number, kind))
        )
          addMark(field, start, wordEnd[t] as number)
      }
    }
    const hash = data[base + Slot.hash] as number
    const id = data[base + Slot.canon] as number
    const canon = id << wordShift
    if (data[canon + seenHere] !== item) {
      if (((data[canon + Slot.flags] as number) & weighed) === 0) table.weigh(id, role)
      if (kind !== CharClass.other && data[canon + seenThere] !== item) counts.distinct++
      data[canon + seenHere] = item
      wordCount++
      wordSum += floats[canon + Slot.weight + role] as number
      charCount += data[canon + Slot.grams] as number
      charSum += floats[canon + Slot.chars + role] as number
      if (listing) writeWord(list, table, id, role, field, t)
    }
    if (t > first) {
      const index = pairIndex(before, hash, block, shift)
      if (seen[index] !== mark) {
        seen[index] = mark
        wordCount++
        if (weights) wordSum += weights[index] as number
        if (listing) write(list, block, field, index, t - 1, t)
      }
    }
    before = hash
    if (kind === CharClass.thai) addThai(list, charBlocks[role] as Block, field, t)
    if (t >= phraseFrom && ((data[base + Slot.phrase] as number) | (data[base + Slot.stem] as number)) !== 0)
      phraseFrom = matchPhrase({ data, t, end, field, hits, item }) + 1
  }
  const charBlock = charBlocks[role] as Block
  list.counts[block] = (list.counts[block] as number) + wordCount
  list.sums[block] = (list.sums[block] as number) + wordSum
  list.counts[charBlock] = (list.counts[charBlock] as number) + charCount
  list.sums[charBlock] = (list.sums[charBlock] as number) + charSum
  list.work += end - first
}

/** Words of code: only which ones there are. Costumes count there, too. */
export function addCodeWords(options: {
  list: FeatureList
  table: WordTable
  field: number
  first: number
  end: number
}): void {
  const { list, table, field, first, end } = options
  const { word, wordStart, wordEnd } = stretch
  const { data, floats } = table
  const seenHere = Slot.seen + RoleIndex.code
  let count = 0
  let sum = 0
  for (let t = first; t < end; t++) {
    const base = (word[t] as number) << wordShift
    const flags = data[base + Slot.flags] as number
    if ((flags & (Flag.disguised | Flag.unmasked)) !== 0)
      noteCostume(flags, wordStart[t] as number, wordEnd[t] as number)
    const id = data[base + Slot.canon] as number
    const canon = id << wordShift
    if (data[canon + seenHere] === list.item) continue
    data[canon + seenHere] = list.item
    if (((data[canon + Slot.flags] as number) & (Flag.weighed << RoleIndex.code)) === 0) table.weigh(id, RoleIndex.code)
    count++
    sum += floats[canon + Slot.weight + RoleIndex.code] as number
    if (list.listing) {
      const index = wordIndex(data[canon + Slot.hash] as number, Block.codeWords, list.shift)
      write(list, Block.codeWords, field, index, t, t)
    }
  }
  list.counts[Block.codeWords] = (list.counts[Block.codeWords] as number) + count
  list.sums[Block.codeWords] = (list.sums[Block.codeWords] as number) + sum
  list.work += end - first
}

/** Writes down a feature that stands from one word to another. */
function write(list: FeatureList, block: Block, field: number, index: number, from: number, to: number): void {
  const { offset, wordStart, wordEnd } = stretch
  list.write(block, field, index, offset + (wordStart[from] as number), offset + (wordEnd[to] as number))
}

function writeWord(list: FeatureList, table: WordTable, id: number, role: number, field: number, t: number): void {
  const hash = table.data[(id << wordShift) + Slot.hash] as number
  write(list, wordBlocks[role] as Block, field, wordIndex(hash, wordBlocks[role] as Block, list.shift), t, t)
  const block = charBlocks[role] as Block
  const count = table.grams(id, block, indexes)
  for (let i = 0; i < count; i++) write(list, block, field, indexes[i] as number, t, t)
}

function addThai(list: FeatureList, block: Block, field: number, t: number): void {
  const start = stretch.wordStart[t] as number
  const count = thaiIndexes(stretch.units, start, stretch.length, foldTable.single, block, list.shift, indexes)
  for (let i = 0; i < count; i++)
    list.add(block, field, indexes[i] as number, stretch.offset + start, stretch.offset + start + 3 + i)
}

/** Notes where a word's costume is, which the table only knows that it has. */
function noteCostume(flags: number, start: number, end: number): void {
  const { disguise } = reading
  if ((flags & Flag.disguised) !== 0)
    foldInto({ source: stretch.units, start, end: Math.min(end, start + costumeLimit), out: folded, disguise })
  if ((flags & Flag.unmasked) !== 0) noteDisguise(disguise.lookalike, start, end)
}

function addMark(field: number, start: number, end: number): void {
  reading.marks++
  if (reading.markPlaces.length < mostMarkPlaces)
    reading.markPlaces.push(field, stretch.offset + start, stretch.offset + end)
}
