import { steps } from '@/lib/classify/features/bucket'
import { CharClass } from '@/lib/classify/features/char-class'
import type { FeatureList } from '@/lib/classify/features/feature-list'
import type { Folded } from '@/lib/classify/features/fold'
import type { Tokens } from '@/lib/classify/features/tokens'
import type { Span } from '@/lib/classify/score'

/** Marks of work on software that need no language: what a text that belongs on a code host is full of. */
export type Marks = { count: number; spans: Span[] }

/** Counts identifiers, versions, references, paths and hashes in one stretch of prose. */
export function countMarks(options: {
  text: string
  field: string
  folded: Folded
  tokens: Tokens
  marks: Marks
}): void {
  const { text, field, folded, tokens, marks } = options
  for (let t = 0; t < tokens.length; t++) {
    const first = tokens.start[t] ?? 0
    const start = folded.from[first] ?? 0
    const end = folded.to[(tokens.end[t] ?? 1) - 1] ?? 0
    if (!isMark(text, start, end, tokens.kind[t] ?? 0)) continue
    marks.count++
    if (marks.spans.length < 8) marks.spans.push({ field, start, end })
  }
}

function isMark(text: string, start: number, end: number, kind: number): boolean {
  const before = text.charCodeAt(start - 1)
  const after = text.charCodeAt(end)
  if (kind === CharClass.digit) {
    if ((before === 0x23 || before === 0x21) && end - start <= 6) return !isWordUnit(text.charCodeAt(start - 2))
    return after === 0x2e && isDigit(text.charCodeAt(end + 1)) && (before === 0x76 || secondDot(text, end + 1))
  }
  if (kind !== CharClass.latin) return false
  if (after === 0x5f || before === 0x5f) return true
  if (after === 0x28 && text.charCodeAt(end + 1) === 0x29) return true
  if (after === 0x3a && text.charCodeAt(end + 1) === 0x3a) return true
  if (after === 0x2f && before === 0x2f) return true
  if (after === 0x2e && fileEnding.test(text.slice(end, end + 6))) return true
  return hasHump(text, start, end)
}

const fileEnding =
  /^\.(c|h|js|ts|py|rs|go|rb|md|sh|cpp|hpp|java|json|yml|yaml|xml|toml|html|css|php|cs|kt|txt|log|conf|ini|sql|lock|so|dll)(?![a-z])/i

/** A capital after a small letter inside a word that begins small: camelCase. Brands (PayPal, WhatsApp) begin with a capital. */
function hasHump(text: string, start: number, end: number): boolean {
  const first = text.charCodeAt(start)
  if (first < 0x61 || first > 0x7a) return false
  for (let i = start + 1; i < Math.min(end, start + 40); i++) {
    const unit = text.charCodeAt(i)
    const last = text.charCodeAt(i - 1)
    if (unit >= 0x41 && unit <= 0x5a && last >= 0x61 && last <= 0x7a) return true
  }
  return false
}

/** 1.2.3 is a version, 1.2 may be a price. */
function secondDot(text: string, from: number): boolean {
  let at = from
  while (at < from + 4 && isDigit(text.charCodeAt(at))) at++
  return text.charCodeAt(at) === 0x2e && isDigit(text.charCodeAt(at + 1))
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39
}

function isWordUnit(unit: number): boolean {
  return isDigit(unit) || ((unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a)
}

export function addMarks(options: { marks: Marks; words: number; list: FeatureList }): void {
  const { marks, words, list } = options
  for (const limit of steps(marks.count, [1, 3, 8]))
    list.name(`place:marks:${limit}`, 'place', limit === 1 ? marks.spans : [])
  if (marks.count === 0 && words >= 12) list.name('place:no-marks', 'place')
}
