import type { Span } from '@/lib/classify/score'
import type { ItemFields } from '@/lib/fetch/item'

/** The fields without these stretches; a blank keeps apart what stood on both sides. */
export function cutSpans(fields: ItemFields, spans: readonly Span[]): ItemFields {
  const byField = new Map<string, Span[]>()
  for (const span of spans) {
    const known = byField.get(span.field)
    if (known) known.push(span)
    else byField.set(span.field, [span])
  }
  const changed = { ...fields }
  for (const [field, own] of byField) changed[field] = cut(fields[field] ?? '', own)
  return changed
}

function cut(text: string, spans: Span[]): string {
  const kept: string[] = []
  let at = 0
  for (const { start, end } of spans.sort((a, b) => a.start - b.start)) {
    if (start > at) kept.push(text.slice(at, start))
    at = Math.max(at, end)
  }
  kept.push(text.slice(at))
  return kept.filter((part) => part !== '').join(' ')
}

/** How far from an address its markup is looked for. */
const markupLimit = 400

/**
 * The stretches to cut so that an address goes and the words that stood for it stay: "(https://x.example)" and the brackets
 * of `[words](https://x.example)`, the tags of `<a href="https://x.example">words</a>` and of `[url=https://x.example]words[/url]`.
 */
export function linkWithMarkup(text: string, { field, start, end }: Span): Span[] {
  const span = (from: number, to: number): Span => ({ field, start: from, end: to })
  const before = text.slice(Math.max(0, start - markupLimit), start)
  const after = text.slice(end, end + markupLimit)
  const offset = start - before.length
  const markdown = /\]\([ \t]{0,2}<?$/.exec(before)
  const close = /^>?(?:[ \t]{1,2}["'][^"'\n]{0,200}["'])?[ \t]{0,2}\)/.exec(after)
  const open = markdown ? before.lastIndexOf('[', markdown.index) : -1
  if (markdown && close && open >= 0) {
    const first = offset + open - (before[open - 1] === '!' ? 1 : 0)
    return [span(first, offset + open + 1), span(offset + markdown.index, end + close[0].length)]
  }
  const tag = /(?:<a\s[^<>]{0,200}?href\s?=\s?["']?|\[url=?["']?\]?)$/i.exec(before)
  if (!tag) return [span(start, end)]
  const forum = tag[0].startsWith('[')
  const tagEnd = /^[^<>[\]]{0,200}[>\]]/.exec(after)
  const from = offset + tag.index
  const to = end + (forum && tag[0].endsWith(']') ? 0 : (tagEnd?.[0].length ?? 0))
  const closing = forum ? '[/url]' : '</a>'
  const closes = text
    .slice(to, to + markupLimit)
    .toLowerCase()
    .indexOf(closing)
  return closes < 0 ? [span(from, to)] : [span(from, to), span(to + closes, to + closes + closing.length)]
}
