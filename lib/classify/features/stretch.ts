import { firstCounted, isCounted, lastCounted, UnitClass, unitClasses } from '@/lib/classify/features/unit-class'
import { stepKey1, stepKey2 } from '@/lib/classify/features/word-slot'

/** Longest piece of text read at a time, in UTF-16 units. */
export const longestStretch = 12_288
export const linkLimit = 64

export const RunKind = { prose: 0, code: 1 } as const
export const LinkKind = { url: 0, bare: 1, email: 2 } as const

/**
 * A piece of one field while it is read: its units, its words in runs of prose or code, its links. There is one for
 * all texts, since reading is synchronous; positions are those of `units`, `offset` less than in the field.
 */
export type Stretch = {
  offset: number
  units: Uint16Array
  length: number
  wordStart: Int32Array
  wordEnd: Int32Array
  /** What words are looked up by, and their numbers in the table. */
  wordKey1: Int32Array
  wordKey2: Int32Array
  word: Int32Array
  words: number
  /** First word of the run being read. */
  first: number
  /** End of what was cut out last: nothing before it is looked back at. */
  floor: number
  /** The last opening bracket, or -1. */
  bracket: number
  /** Dots before this are known to belong to no host. */
  hostChecked: number
  runKind: Uint8Array
  /** First word of each run and the word after its last. */
  runFirst: Int32Array
  runEnd: Int32Array
  runs: number
  /** Links beyond the limit are cut out of the prose and counted, not kept. */
  links: number
  linkCount: number
  linkKind: Uint8Array
  linkStart: Int32Array
  linkEnd: Int32Array
  /** What a reader sees in the place of a link; equal where there is nothing. */
  anchorStart: Int32Array
  anchorEnd: Int32Array
  /** Where units stand that the splitter left to be looked at again. */
  event: Int32Array
  /** What the splitter had counted when it came there. */
  eventCounts: Int32Array
  events: number
  /** How often each class of unit stands outside words in prose. */
  unitCounts: Int32Array
  /** Units in code. */
  code: number
  /** Whether five single letters follow each other somewhere. */
  spaced: boolean
}

const most = longestStretch + 1
const units = new Uint16Array(longestStretch + 1)
const bytes = Buffer.from(units.buffer, 0, longestStretch * 2)

export const stretch: Stretch = {
  offset: 0,
  units,
  length: 0,
  wordStart: new Int32Array(most),
  wordEnd: new Int32Array(most),
  wordKey1: new Int32Array(most),
  wordKey2: new Int32Array(most),
  word: new Int32Array(most),
  words: 0,
  first: 0,
  floor: 0,
  bracket: -1,
  hostChecked: 0,
  runKind: new Uint8Array(most),
  runFirst: new Int32Array(most),
  runEnd: new Int32Array(most),
  runs: 0,
  links: 0,
  linkCount: 0,
  linkKind: new Uint8Array(linkLimit),
  linkStart: new Int32Array(linkLimit),
  linkEnd: new Int32Array(linkLimit),
  anchorStart: new Int32Array(linkLimit),
  anchorEnd: new Int32Array(linkLimit),
  event: new Int32Array(most),
  eventCounts: new Int32Array(most),
  events: 0,
  unitCounts: new Int32Array(UnitClass.digit + 1),
  code: 0,
  spaced: false,
}

/** Takes up `text[start, end)`, at most `longestStretch` units. A space after the last one ends every word. */
export function loadStretch(text: string, start: number, end: number): void {
  stretch.offset = start
  const part = start === 0 && end === text.length ? text : text.slice(start, end)
  stretch.length = bytes.write(part, 0, 'utf16le') >> 1
  units[stretch.length] = 0x20
  resetStretch()
}

/** Forgets what was read, so that it can be read anew. */
export function resetStretch(): void {
  stretch.words = 0
  stretch.first = 0
  stretch.floor = 0
  stretch.bracket = -1
  stretch.hostChecked = 0
  stretch.runs = 0
  stretch.links = 0
  stretch.linkCount = 0
  stretch.events = 0
  const { unitCounts } = stretch
  for (let i = firstCounted; i <= lastCounted; i++) unitCounts[i] = 0
  stretch.code = 0
  stretch.spaced = false
}

/** Ends the run of words that was being read; the next one begins. */
export function endRun(kind: number): void {
  const { first, words } = stretch
  if (words === first) return
  const run = stretch.runs++
  stretch.runKind[run] = kind
  stretch.runFirst[run] = first
  stretch.runEnd[run] = words
  stretch.first = words
}

/** Computes what a word is looked up by from its letters. */
export function setKeys(at: number): void {
  const end = stretch.wordEnd[at] as number
  let key1 = 0
  let key2 = 0
  for (let i = stretch.wordStart[at] as number; i < end; i++) {
    key1 = stepKey1(key1, units[i] as number)
    key2 = stepKey2(key2, units[i] as number)
  }
  stretch.wordKey1[at] = key1
  stretch.wordKey2[at] = key2
}

/** Counts a word that is a sign although it is dropped: it was there. */
export function countSign(at: number): void {
  const start = stretch.wordStart[at] as number
  const first = units[start] as number
  if (!isCounted(first)) return
  const { unitCounts } = stretch
  const unitClass = unitClasses[first] as number
  unitCounts[unitClass] = (unitCounts[unitClass] as number) + (stretch.wordEnd[at] as number) - start
}
