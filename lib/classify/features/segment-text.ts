import { CharClass, charClasses } from '@/lib/classify/features/char-class'
import { bareDomainEndings } from '@/lib/classify/features/link-hosts'

export const Segment = { prose: 0, code: 1, link: 2, email: 3 } as const

/** A link or address in a text; `anchor` is the text a reader sees in its place, where it has one. */
export type LinkSpot = {
  start: number
  end: number
  bare: boolean
  email: boolean
  anchor?: { start: number; end: number }
}

/** A text cut into stretches: triples of kind, start, end. Links beyond the limit are cut out and counted, not kept. */
export type Segments = { parts: number[]; links: LinkSpot[]; linkCount: number }

export const linkLimit = 64
const urlLimit = 2048
const labelLimit = 63

/**
 * Cuts `text[start, end)` into prose, code (fenced or in backticks), links and addresses, in one pass with bounded
 * looking back, so that floods of dots, at-signs or brackets stay linear.
 */
export function segmentText(options: { text: string; start: number; end: number; into: Segments }): void {
  const { text, start, end, into } = options
  let done = start
  let openBracket = -1
  let i = start
  while (i < end) {
    const unit = text.charCodeAt(i)
    if (unit === 0x5b) openBracket = i
    if (unit === 0x60 || unit === 0x7e) {
      const close = closeOfCode(text, i, start, end)
      if (close > i) {
        put(Segment.code, i, close)
        i = close
        continue
      }
    } else if (unit === 0x3a && text.startsWith('://', i)) {
      const from = schemeStart(text, i, done)
      if (from < i) {
        const to = urlEnd(text, i + 3, end)
        putLink(from, to, false, false)
        i = to
        continue
      }
    } else if (unit === 0x40) {
      const from = back(text, i, done, isMailUnit, 64)
      const to = hostEnd(text, i + 1, end)
      if (from < i && text.slice(i + 1, to).includes('.')) {
        putLink(from, to, true, true)
        i = to
        continue
      }
    } else if (unit === 0x2e && i > done && isHostUnit(text.charCodeAt(i - 1)) && isHostUnit(text.charCodeAt(i + 1))) {
      const from = back(text, i, done, isHostUnit, labelLimit)
      const to = hostEnd(text, i + 1, end)
      if (isBareDomain(text, from, to)) {
        const urlTo = text.charCodeAt(to) === 0x2f ? urlEnd(text, to, end) : to
        putLink(from, urlTo, true, false)
        i = urlTo
        continue
      }
      i = Math.max(i + 1, to)
      continue
    }
    i++
  }
  put(Segment.prose, end, end)

  function put(kind: number, from: number, to: number): void {
    if (from > done) into.parts.push(Segment.prose, done, from)
    if (to > from) into.parts.push(kind, from, to)
    done = to
  }

  function putLink(from: number, to: number, bare: boolean, email: boolean): void {
    put(email ? Segment.email : Segment.link, from, to)
    into.linkCount++
    if (into.links.length >= linkLimit) return
    const spot: LinkSpot = { start: from, end: to, bare, email }
    const anchor = anchorOf(text, from, to, openBracket, start, end)
    into.links.push(anchor ? { ...spot, anchor } : spot)
  }
}

/** End of a fenced block or of an inline code span that opens at `i`, or `i`. */
function closeOfCode(text: string, i: number, start: number, end: number): number {
  const mark = text.charAt(i)
  if (text.charAt(i + 1) === mark && text.charAt(i + 2) === mark) {
    if (back(text, i, start, (unit) => unit === 0x20 || unit === 0x3e, 8) !== lineStart(text, i, start)) return i
    const close = text.indexOf(`\n${mark.repeat(3)}`, i + 3)
    return close < 0 || close + 4 > end ? end : close + 4
  }
  if (mark !== '`') return i
  for (let at = i + 1; at < Math.min(end, i + 200); at++) {
    const unit = text.charCodeAt(at)
    if (unit === 0x60) return at + 1
    if (unit === 0x0a) return i
  }
  return i
}

function lineStart(text: string, i: number, start: number): number {
  return back(text, i, start, (unit) => unit !== 0x0a, 9)
}

function back(text: string, i: number, floor: number, accept: (unit: number) => boolean, limit: number): number {
  let at = i
  const lowest = Math.max(floor, i - limit)
  while (at > lowest && accept(text.charCodeAt(at - 1))) at--
  return at
}

function schemeStart(text: string, i: number, floor: number): number {
  return back(text, i, floor, (unit) => (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a, 8)
}

function urlEnd(text: string, from: number, end: number): number {
  let at = from
  let path = false
  const limit = Math.min(end, from + urlLimit)
  for (; at < limit; at++) {
    const unit = text.charCodeAt(at)
    if (unit <= 0x20 || stopsUrl.has(unit)) break
    if (unit === 0x2f) path = true
    const charClass = unit < 0x80 ? 0 : (charClasses[unit] ?? 0)
    if (charClass === CharClass.space || (path && charClass >= CharClass.thai && charClass <= CharClass.hangul)) break
  }
  while (at > from && trailing.has(text.charCodeAt(at - 1))) at--
  return at
}

const stopsUrl = new Set(Array.from('<>"\'`)]}|\\^（）「」、。，', (char) => char.charCodeAt(0)))
const trailing = new Set(Array.from('.,;:!?*_~', (char) => char.charCodeAt(0)))

function hostEnd(text: string, from: number, end: number): number {
  let at = from
  const limit = Math.min(end, from + 253)
  while (at < limit && (isHostUnit(text.charCodeAt(at)) || text.charCodeAt(at) === 0x2e)) at++
  while (at > from && text.charCodeAt(at - 1) === 0x2e) at--
  return at
}

function isHostUnit(unit: number): boolean {
  const lower = unit | 0x20
  return (lower >= 0x61 && lower <= 0x7a) || (unit >= 0x30 && unit <= 0x39) || unit === 0x2d || unit > 0xbf
}

function isMailUnit(unit: number): boolean {
  return isHostUnit(unit) || unit === 0x2e || unit === 0x5f || unit === 0x2b
}

/** Without a scheme only endings that are no file extensions count: `main.rs` is no link to Serbia. */
function isBareDomain(text: string, from: number, to: number): boolean {
  const host = text.slice(from, to)
  const dot = host.lastIndexOf('.')
  if (dot < 1 || host.length > 253) return false
  const after = text.charCodeAt(to)
  if (after === 0x28 || after === 0x5f || after === 0x3d) return false
  return bareDomainEndings.has(host.slice(dot + 1).toLowerCase()) && !/^[\d.]+$/.test(host)
}

/** What stands for the link in `[text](url)`, `[url=…]text[/url]` or `<a href="…">text</a>`. */
function anchorOf(text: string, from: number, to: number, bracket: number, start: number, end: number) {
  if (bracket >= start && from - bracket < 400) {
    const close = text.slice(bracket, from).search(/\]\(\s{0,2}<?$/)
    if (close > 0) return { start: bracket + 1, end: bracket + close }
  }
  const before = text.slice(Math.max(start, from - 12), from).toLowerCase()
  const htmlClose = /href\s?=\s?["']?$/.test(before) ? '<' : /\[url=["']?$/.test(before) ? '[' : undefined
  if (htmlClose === undefined) return undefined
  const window = text.slice(to, Math.min(end, to + 300))
  const open = window.search(/[>\]]/)
  const close = open < 0 ? -1 : window.indexOf(htmlClose, open)
  return close > open + 1 ? { start: to + open + 1, end: to + close } : undefined
}
