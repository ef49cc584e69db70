import { CharClass, charClasses } from '@/lib/classify/features/char-class'
import { hashStart, hashStep } from '@/lib/classify/features/hash'
import { bareDomainEndings } from '@/lib/classify/features/link-hosts'
import { LinkKind, linkLimit, stretch } from '@/lib/classify/features/stretch'

const urlLimit = 2048
const labelLimit = 63
const hostLimit = 253
const anchorLimit = 400

/** Longest inline code, with its marks. */
export const longestInline = 200

/** End of a fenced block or of an inline code span that opens at `i`, or `i`. */
export function codeEnd(i: number): number {
  const { units, length } = stretch
  const mark = units[i] as number
  if (isTripled(i)) {
    if (!beginsLine(i)) return i
    for (let at = i + 3; at + 3 < length; at++)
      if (units[at] === 0x0a && units[at + 1] === mark && isTripled(at + 1)) return at + 4
    return length
  }
  if (mark !== 0x60) return i
  const last = Math.min(length, i + longestInline)
  for (let at = i + 1; at < last; at++) {
    const unit = units[at] as number
    if (unit === 0x60) return at + 1
    if (unit === 0x0a) return i
  }
  return i
}

/** Whether a fenced block opens with the mark at `i`. */
export function isFence(i: number): boolean {
  return isTripled(i) && beginsLine(i)
}

/** Whether the mark at `i` stands there three times. */
export function isTripled(i: number): boolean {
  const { units } = stretch
  return units[i + 1] === units[i] && units[i + 2] === units[i]
}

/** Whether nothing but a few blanks and quote marks stand before `i` on its line. */
function beginsLine(i: number): boolean {
  const { units } = stretch
  const lowest = Math.max(0, i - 8)
  for (let at = i - 1; at >= lowest; at--) {
    const unit = units[at] as number
    if (unit === 0x0a) return true
    if (unit !== 0x20 && unit !== 0x3e) return false
  }
  return lowest === 0 || units[lowest - 1] === 0x0a
}

/** Start of the scheme that ends before "://" at `i`, or `i`. */
export function schemeStart(i: number, floor: number): number {
  const { units } = stretch
  const lowest = Math.max(floor, i - 8)
  let at = i
  while (at > lowest && isLatin(units[at - 1] as number)) at--
  return at
}

export function urlEnd(from: number): number {
  const { units, length } = stretch
  let at = from
  let path = false
  const limit = Math.min(length, from + urlLimit)
  for (; at < limit; at++) {
    const unit = units[at] as number
    if (unit < 0x80) {
      if (urlStops[unit] === 1) break
      if (unit === 0x2f) path = true
      continue
    }
    const charClass = charClasses[unit] as number
    if (charClass === CharClass.space || wideStops.has(unit)) break
    if (path && charClass >= CharClass.thai && charClass <= CharClass.hangul) break
  }
  while (at > from && trailing.has(units[at - 1] as number)) at--
  return at
}

const urlStops = new Uint8Array(0x80).fill(1, 0, 0x21)
for (const char of '<>"\'`)]}|\\^') urlStops[char.charCodeAt(0)] = 1
const wideStops = new Set(Array.from('（）「」、。，', (char) => char.charCodeAt(0)))
const trailing = new Set(Array.from('.,;:!?*_~', (char) => char.charCodeAt(0)))

/** Start of the name before the at-sign at `i`, or `i` when no address stands there. */
export function addressStart(i: number, floor: number): number {
  const { units } = stretch
  const lowest = Math.max(floor, i - 64)
  let at = i
  while (at > lowest && isMailUnit(units[at - 1] as number)) at--
  return at
}

/** Start of the label before the dot at `i`. */
export function labelStart(i: number, floor: number): number {
  const { units } = stretch
  const lowest = Math.max(floor, i - labelLimit)
  let at = i
  while (at > lowest && isHostUnit(units[at - 1] as number)) at--
  return at
}

export function hostEnd(from: number): number {
  const { units, length } = stretch
  let at = from
  const limit = Math.min(length, from + hostLimit)
  while (at < limit && (isHostUnit(units[at] as number) || units[at] === 0x2e)) at++
  while (at > from && units[at - 1] === 0x2e) at--
  return at
}

export function hasDot(from: number, to: number): boolean {
  const { units } = stretch
  for (let at = from; at < to; at++) if (units[at] === 0x2e) return true
  return false
}

export function isHostUnit(unit: number): boolean {
  return isLatin(unit) || (unit >= 0x30 && unit <= 0x39) || unit === 0x2d || unit > 0xbf
}

function isLatin(unit: number): boolean {
  const lower = unit | 0x20
  return lower >= 0x61 && lower <= 0x7a
}

function isMailUnit(unit: number): boolean {
  return isHostUnit(unit) || unit === 0x2e || unit === 0x5f || unit === 0x2b
}

/** Without a scheme only endings that are no file extensions count: `main.rs` is no link to Serbia. */
export function isBareDomain(from: number, to: number): boolean {
  const { units } = stretch
  const after = units[to]
  if (after === 0x28 || after === 0x5f || after === 0x3d || to - from > hostLimit) return false
  let hash = hashStart
  let at = to - 1
  for (; at > from && units[at] !== 0x2e; at--) hash = hashStep(hash, lower(units[at] as number))
  return at > from && to - at <= 16 && endingHashes.has(hash)
}

function lower(unit: number): number {
  return (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x410 && unit <= 0x42f) ? unit | 0x20 : unit
}

/** Endings of bare domains, hashed backwards, as they are met. */
export const endingHashes: ReadonlySet<number> = new Set(
  [...bareDomainEndings].map((ending) =>
    Array.from(ending)
      .reverse()
      .reduce((hash, char) => hashStep(hash, char.charCodeAt(0)), hashStart),
  ),
)

/** Keeps a link, with what a reader sees in its place in `[text](url)`, `[url=…]text[/url]` or `<a href="…">text</a>`. */
export function keepLink(kind: number, from: number, to: number): void {
  stretch.linkCount++
  if (stretch.links >= linkLimit) return
  const link = stretch.links++
  stretch.linkKind[link] = kind
  stretch.linkStart[link] = from
  stretch.linkEnd[link] = to
  stretch.anchorStart[link] = 0
  stretch.anchorEnd[link] = 0
  if (kind !== LinkKind.email && !markdownAnchor(link, from)) htmlAnchor(link, from, to)
}

function markdownAnchor(link: number, from: number): boolean {
  const { units, bracket } = stretch
  if (bracket < 0 || from - bracket >= anchorLimit) return false
  let at = from - 1
  if (units[at] === 0x3c) at--
  for (let blanks = 0; blanks < 2 && isBlank(units[at]); blanks++) at--
  if (units[at] !== 0x28 || units[at - 1] !== 0x5d || at - 1 <= bracket) return false
  stretch.anchorStart[link] = bracket + 1
  stretch.anchorEnd[link] = at - 1
  return true
}

function htmlAnchor(link: number, from: number, to: number): void {
  const { units, length } = stretch
  let at = from - 1
  if (units[at] === 0x22 || units[at] === 0x27) at--
  if (isBlank(units[at])) at--
  if (units[at--] !== 0x3d) return
  const forum = units[at - 3] === 0x5b && says(at - 2, 'url')
  if (!forum && !says((isBlank(units[at]) ? at - 1 : at) - 3, 'href')) return
  const closing = forum ? 0x5b : 0x3c
  const last = Math.min(length, to + 300)
  let open = to
  while (open < last && units[open] !== 0x3e && units[open] !== 0x5d) open++
  let close = open
  while (close < last && units[close] !== closing) close++
  if (close >= last || close <= open + 1) return
  stretch.anchorStart[link] = open + 1
  stretch.anchorEnd[link] = close
}

function says(at: number, word: string): boolean {
  if (at < 0) return false
  for (let i = 0; i < word.length; i++)
    if (((stretch.units[at + i] as number) | 0x20) !== word.charCodeAt(i)) return false
  return true
}

function isBlank(unit: number | undefined): boolean {
  return unit === 0x20 || unit === 0x09 || unit === 0x0a || unit === 0x0d || unit === 0xa0
}
