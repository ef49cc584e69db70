import { Block } from '@/lib/classify/features/block'
import { CharClass } from '@/lib/classify/features/char-class'
import { addPhone } from '@/lib/classify/features/contacts'
import type { FeatureList } from '@/lib/classify/features/feature-list'
import { foldInto, newFolded, noteDisguise } from '@/lib/classify/features/fold'
import { foldTable } from '@/lib/classify/features/fold-table'
import { mostGrams, pairIndex, thaiIndexes } from '@/lib/classify/features/grams'
import { matchPhrase, placePhrase } from '@/lib/classify/features/lexicon/match-lexicon'
import { isMark, mayBeMark } from '@/lib/classify/features/place'
import { reading } from '@/lib/classify/features/reading'
import { longestStretch, stretch } from '@/lib/classify/features/stretch'
import { Flag, Slot, wordShift } from '@/lib/classify/features/word-slot'
import type { WordTable } from '@/lib/classify/features/word-table'

const mostMarkPlaces = 24
const indexes = new Int32Array(mostGrams)
const pairs = new Int32Array(longestStretch + 1)
/** Units of a word that are looked at for costumes. */
const costumeLimit = 64
const folded = newFolded(costumeLimit * 4)

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
  const { units, word, wordStart, wordEnd } = stretch
  const { data, floats } = table
  const { weights, item, shift, listing } = list
  const { counts } = reading
  const hits = reading.hits[role]
  const block = name ? Block.nameWords : Block.proseWords
  const charBlock = name ? Block.nameChars : Block.proseChars
  let latin = 0
  let others = 0
  let before = 0
  let wasNew = false
  let words = 0
  let distinct = 0
  let shouted = 0
  let titled = 0
  let digits = 0
  let wordCount = 0
  let pairCount = 0
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
      words++
      shouted += flags & Flag.shouted
      titled += flags & Flag.titled
      counts.scripts[kind] = (counts.scripts[kind] as number) + ((flags >>> Flag.lengthShift) & Flag.lengthMask)
      if (kind === CharClass.latin) latin++
      else if (kind === CharClass.digit) digits++
      else if (kind < CharClass.thai || kind > CharClass.kana) others++
      if ((flags & (Flag.disguised | Flag.unmasked)) !== 0) noteCostume(flags, start, wordEnd[t] as number)
      if ((flags & Flag.beginsWithDigit) !== 0 && start >= phoneFrom) phoneFrom = addPhone(list, field, start)
      if (!name) {
        const preceding = start > 0 ? (units[start - 1] as number) : 0
        const following = units[wordEnd[t] as number] as number
        if (
          (flags & Flag.hump) !== 0 ||
          ((preceding > 0x20 || following > 0x20) &&
            mayBeMark(preceding, following) &&
            isMark(units, start, wordEnd[t] as number, kind))
        )
          addMark(listing, field, start, wordEnd[t] as number)
      }
    }
    const hash = data[base + Slot.hash] as number
    const id = data[base + Slot.canon] as number
    const canon = id << wordShift
    const isNew = data[canon + Slot.seen] !== item
    if (isNew) {
      data[canon + Slot.seen] = item
      if (((data[canon + Slot.flags] as number) & Flag.weighed) === 0) table.weigh(id)
      if (kind !== CharClass.other) distinct++
      wordCount++
      wordSum += floats[canon + Slot.weight] as number
      charCount += (data[canon + Slot.flags] as number) >>> Flag.gramsShift
      charSum += floats[canon + Slot.chars] as number
      if (listing) writeWord(list, table, id, name, field, t)
    }
    // A pair of which one word is new to the item can't have been met; the other pairs aren't looked up at all.
    if (t > first && (isNew || wasNew)) {
      const index = pairIndex(before, hash, block, shift)
      pairs[pairCount++] = index
      if (listing) write(list, block, field, index, t - 1, t)
    }
    wasNew = isNew
    before = hash
    if (kind === CharClass.thai) addThai(list, charBlock, field, t)
    if ((flags & Flag.inLexicon) !== 0 && t >= phraseFrom) {
      phraseFrom = matchPhrase(table, t, end, hits, item)
      if (listing && hits.found >= 0) placePhrase(hits, field, t, phraseFrom)
    }
  }
  wordCount += pairCount
  // All at once, in a loop so short that the processor waits for many weights at a time.
  if (weights) for (let i = 0; i < pairCount; i++) wordSum += weights[pairs[i] as number] as number
  counts.words += words
  counts.distinct += distinct
  counts.shouted += shouted / Flag.shouted
  counts.titled += titled / Flag.titled
  counts.digits += digits
  list.counts[block] = (list.counts[block] as number) + wordCount
  list.sums[block] = (list.sums[block] as number) + wordSum
  list.counts[charBlock] = (list.counts[charBlock] as number) + charCount
  list.sums[charBlock] = (list.sums[charBlock] as number) + charSum
  list.work += end - first
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

function writeWord(list: FeatureList, table: WordTable, id: number, name: boolean, field: number, t: number): void {
  write(list, name ? Block.nameWords : Block.proseWords, field, table.wordIndex(id), t, t)
  const count = table.grams(id, indexes)
  for (let i = 0; i < count; i++)
    write(list, name ? Block.nameChars : Block.proseChars, field, indexes[i] as number, t, t)
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

function addMark(listing: boolean, field: number, start: number, end: number): void {
  reading.marks++
  if (listing && reading.markPlaces.length < mostMarkPlaces)
    reading.markPlaces.push(field, stretch.offset + start, stretch.offset + end)
}
