import { Block } from '@/lib/classify/features/block'
import { CharClass } from '@/lib/classify/features/char-class'
import { addPhone } from '@/lib/classify/features/contacts'
import type { FeatureList } from '@/lib/classify/features/feature-list'
import { foldTable } from '@/lib/classify/features/fold-table'
import { mostGrams, thaiIndexes } from '@/lib/classify/features/grams'
import { addPhrases } from '@/lib/classify/features/lexicon/match-lexicon'
import { isMark } from '@/lib/classify/features/place'
import { reading } from '@/lib/classify/features/reading'
import { noteCostume, sortWords } from '@/lib/classify/features/sort-words'
import { sorted } from '@/lib/classify/features/sorted'
import { stretch } from '@/lib/classify/features/stretch'
import { Flag, Slot, wordShift } from '@/lib/classify/features/word-slot'
import type { WordTable } from '@/lib/classify/features/word-table'

const mostMarkPlaces = 24
const indexes = new Int32Array(mostGrams)

/**
 * Takes the words of a run of names or prose into account: the word, its pair with the one before, its character runs,
 * its case, phrases that begin with it, telephone numbers, marks of work on software.
 */
export function addWords(options: {
  list: FeatureList
  role: 'name' | 'prose'
  field: number
  first: number
  end: number
}): void {
  const { list, role, field, first, end } = options
  const table = list.words[role]
  const name = role === 'name'
  const block = name ? Block.nameWords : Block.proseWords
  const charBlock = name ? Block.nameChars : Block.proseChars
  sortWords({ table, block, first, end, item: list.item, shift: list.shift })
  if (!list.listing && sorted.thaiCount > 0) for (let t = first; t < end; t++) addThai(list, table, charBlock, field, t)
  addFresh(list, table, block, charBlock)
  if (list.listing) writeRun({ list, table, block, charBlock, field, first, end })
  const hits = reading.hits[role]
  hits.words += end - first
  if (sorted.lexiconCount > 0) addPhrases({ table, field, end, item: list.item, listing: list.listing, hits })
  if (sorted.digitCount > 0) addPhones(list, field)
  if (!name && sorted.markCount > 0) addMarks(list, table, field)
  list.work += end - first
}

/** What words new to the item add, and pairs of which one is. */
function addFresh(list: FeatureList, table: WordTable, block: Block, charBlock: Block): void {
  const { weights, counts, sums } = list
  const { data, floats } = table
  const { fresh, freshCount, pairs, pairCount } = sorted
  let signs = 0
  let wordSum = 0
  let charCount = 0
  let charSum = 0
  for (let i = 0; i < freshCount; i++) {
    const base = fresh[i] as number
    if (((data[base + Slot.flags] as number) & Flag.weighed) === 0) table.weigh(base >>> wordShift)
    const flags = data[base + Slot.flags] as number
    if ((flags & Flag.kind) === CharClass.other) signs++
    wordSum += floats[base + Slot.weight] as number
    charCount += flags >>> Flag.gramsShift
    charSum += floats[base + Slot.chars] as number
  }
  // All at once, in a loop so short that the processor waits for many weights at a time.
  if (weights) for (let i = 0; i < pairCount; i++) wordSum += weights[pairs[i] as number] as number
  reading.counts.distinct += freshCount - signs
  counts[block] = (counts[block] as number) + freshCount + pairCount
  sums[block] = (sums[block] as number) + wordSum
  counts[charBlock] = (counts[charBlock] as number) + charCount
  sums[charBlock] = (sums[charBlock] as number) + charSum
}

function addPhones(list: FeatureList, field: number): void {
  for (let i = 0, from = 0; i < sorted.digitCount; i++) {
    const start = stretch.wordStart[sorted.withDigit[i] as number] as number
    if (start >= from) from = addPhone(list, field, start)
  }
}

function addMarks(list: FeatureList, table: WordTable, field: number): void {
  const { units, wordStart, wordEnd, offset } = stretch
  const { mayBeMark, markCount, said } = sorted
  for (let i = 0; i < markCount; i++) {
    const t = mayBeMark[i] as number
    const flags = table.data[((said[t] as number) << wordShift) + Slot.flags] as number
    const start = wordStart[t] as number
    const end = wordEnd[t] as number
    const kind = flags & Flag.kind
    if (kind === CharClass.other || ((flags & Flag.hump) === 0 && !isMark(units, start, end, kind))) continue
    reading.marks++
    if (list.listing && reading.markPlaces.length < mostMarkPlaces)
      reading.markPlaces.push(field, offset + start, offset + end)
  }
}

/** Words of code: only which ones there are. Costumes count there, too. */
export function addCodeWords(options: { list: FeatureList; field: number; first: number; end: number }): void {
  const { list, field, first, end } = options
  const table = list.words.code
  const { word, wordStart, wordEnd } = stretch
  const { data, floats } = table
  let count = 0
  let sum = 0
  for (let t = first; t < end; t++) {
    const base = (word[t] as number) << wordShift
    const flags = data[base + Slot.flags] as number
    if ((flags & (Flag.disguised | Flag.unmasked)) !== 0)
      noteCostume(flags, wordStart[t] as number, wordEnd[t] as number)
    const id = data[base + Slot.canon] as number
    const canon = id << wordShift
    if (data[canon + Slot.seen] === list.item) continue
    data[canon + Slot.seen] = list.item
    if (((data[canon + Slot.flags] as number) & Flag.weighed) === 0) table.weigh(id)
    count++
    sum += floats[canon + Slot.weight] as number
    if (list.listing) write(list, Block.codeWords, field, table.wordIndex(id), t, t)
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

/** Writes down the words of a run that are new to the item, with their letters, and its pairs. */
function writeRun(options: {
  list: FeatureList
  table: WordTable
  block: Block
  charBlock: Block
  field: number
  first: number
  end: number
}): void {
  const { list, table, block, charBlock, field, first, end } = options
  const { isFresh, said, pairs } = sorted
  let pair = 0
  for (let t = first; t < end; t++) {
    if (isFresh[t] === 1) {
      const id = table.data[((said[t] as number) << wordShift) + Slot.canon] as number
      if (list.weights) writeSums(list, table, block, charBlock, field, t, id)
      else {
        write(list, block, field, table.wordIndex(id), t, t)
        const count = table.grams(id, indexes)
        for (let i = 0; i < count; i++) write(list, charBlock, field, indexes[i] as number, t, t)
      }
    }
    if (t > first && (isFresh[t] === 1 || isFresh[t - 1] === 1))
      write(list, block, field, pairs[pair++] as number, t - 1, t)
    addThai(list, table, charBlock, field, t)
  }
}

/** Writes a word down with its letters as two entries, by what they weigh. */
function writeSums(
  list: FeatureList,
  { floats }: WordTable,
  block: Block,
  charBlock: Block,
  field: number,
  t: number,
  id: number,
): void {
  const start = stretch.offset + (stretch.wordStart[t] as number)
  const end = stretch.offset + (stretch.wordEnd[t] as number)
  const letters = floats[(id << wordShift) + Slot.chars] as number
  list.writeSum(block, field, floats[(id << wordShift) + Slot.weight] as number, start, end)
  if (letters !== 0) list.writeSum(charBlock, field, letters, start, end)
}

/** Character runs from a word on that is a character of Thai or its like; nothing for other words. */
function addThai(list: FeatureList, table: WordTable, block: Block, field: number, t: number): void {
  const flags = table.data[((sorted.said[t] as number) << wordShift) + Slot.flags] as number
  if ((flags & Flag.kind) !== CharClass.thai) return
  const start = stretch.wordStart[t] as number
  const count = thaiIndexes(stretch.units, start, stretch.length, foldTable.single, block, list.shift, indexes)
  for (let i = 0; i < count; i++)
    list.add(block, field, indexes[i] as number, stretch.offset + start, stretch.offset + start + 3 + i)
}
