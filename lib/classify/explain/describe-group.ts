import { plainQuote } from '@/lib/classify/explain/plain-letters'
import { quote, quoteContact } from '@/lib/classify/explain/quote'
import { askCategories, categories, categoryWords, placeCategories } from '@/lib/classify/features/lexicon/category'
import { domainOf } from '@/lib/classify/features/links'
import type { Span } from '@/lib/classify/score'
import type { ItemContent } from '@/lib/fetch/item'

type Options = {
  key: string
  weight: number
  names: readonly { name: string; weight: number }[]
  spans: readonly Span[]
  content: ItemContent
}

/** One group of features in words a moderator understands. Text of the author is quoted as it is written, shortened. */
export function describeGroup({ key, weight, names, spans, content }: Options): string {
  const has = (name: string): boolean => names.some((known) => known.name === name)
  if (key.startsWith('says:')) return describeCategory(key.slice(5), quotes(spans, content, 4).map(plainQuote))
  switch (key) {
    case 'link':
      return describeLinks(spans, content, has)
    case 'contact':
      return `contacts: ${quotes(spans, content, 3).join(', ')}`
    case 'disguise':
      return `${disguises
        .filter(([name]) => has(name))
        .map(([, words]) => words)
        .join(', ')}: ${quotes(spans, content, 3).join(', ')}`
    case 'lexicon':
      return has('trade:prose:1') || has('trade:name:1')
        ? 'how much of the text is an offer'
        : 'how much the text asks of the reader'
    case 'together':
      return weight > 0
        ? `an offer, and a way to take it (${together(names)})`
        : `what is offered and asked (${together(names)})`
    case 'place':
      return weight > 0
        ? 'little that belongs on a code host'
        : `marks of work on software: ${quotes(spans, content, 3).join(', ') || 'its vocabulary'}`
    case 'structure':
      return `shape of the text (${strongestNames(names, weight)})`
    case 'script':
      return 'several scripts in one text'
    case 'author':
      return `author and place (${strongestNames(names, weight)})`
    default:
      return key
  }
}

function describeCategory(name: string, words: readonly string[]): string {
  const category = categories.find((known) => known === name)
  if (category === undefined) return name
  const told = categoryWords[category]
  const quoted = words.length > 0 ? `: ${words.join(', ')}` : ''
  if (askCategories.has(category) || placeCategories.has(category)) return `${told}${quoted}`
  return `speaks of ${told}${quoted}`
}

function describeLinks(spans: readonly Span[], content: ItemContent, has: (name: string) => boolean): string {
  const domains = new Set<string>()
  for (const span of spans) {
    const url = (content.fields[span.field] ?? '').slice(span.start, span.end)
    if (url.includes('.') && !/\s/.test(url)) domains.add(quote(domainOf(url), 0, 60, 60))
  }
  const notes = linkNotes.filter(([name]) => has(name)).map(([, words]) => words)
  const listed = [...domains].slice(0, 3).join(', ')
  return `${listed ? `links to ${listed}` : 'no links'}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`
}

const linkNotes: readonly (readonly [string, string])[] = [
  ['link:says-other-place', 'the text names another place than the link'],
  ['link:to-shortener', 'shortened'],
  ['link:punycode', 'look-alike domain'],
  ['link:foreign-letters', 'foreign letters in the domain'],
  ['link:to-file', 'a file to download'],
  ['link:to-address', 'a bare address'],
  ['link:little-else', 'and little else'],
]

const disguises: readonly (readonly [string, string])[] = [
  ['disguise:phone', 'dressed-up phone number'],
  ['disguise:lookalike', 'look-alike letters of another script'],
  ['disguise:invisible', 'unseen characters inside words'],
  ['disguise:fancy', 'fancy letters'],
  ['disguise:fullwidth', 'full-width letters'],
  ['disguise:stacked', 'stacked accents'],
  ['disguise:spaced', 'words spelt letter by letter'],
]

function together(names: readonly { name: string; weight: number }[]): string {
  return names
    .map(({ name }) => name.slice('together:'.length).replaceAll('-', ' '))
    .slice(0, 4)
    .join(', ')
}

const namesShown = 3

/** The names that pull in the group's own direction, strongest first, as words. */
function strongestNames(names: readonly { name: string; weight: number }[], weight: number): string {
  const best: { name: string; weight: number }[] = []
  for (const known of names) {
    if (!(known.weight * weight > 0)) continue
    let at = best.length
    while (at > 0 && Math.abs((best[at - 1] as { weight: number }).weight) < Math.abs(known.weight)) at--
    if (at >= namesShown) continue
    best.splice(at, 0, known)
    if (best.length > namesShown) best.pop()
  }
  return best.map(({ name }) => shapeWords(name)).join(', ')
}

const shapes: readonly (readonly [RegExp, string])[] = [
  [/^length:(.+)$/, 'at least $1 words'],
  [/^emoji:(.+)$/, 'emoji'],
  [/^emoji-share:.+$/, 'many emoji'],
  [/^exclaim:.+$/, 'exclamation marks'],
  [/^money:.+$/, 'money signs'],
  [/^shouted:.+$/, 'words in capitals'],
  [/^titled:.+$/, 'Words With Capitals'],
  [/^digits:.+$/, 'many numbers'],
  [/^listed:.+$/, 'many commas'],
  [/^repeats:.+$/, 'repeats itself'],
  [/^code:.+$/, 'code'],
  [/^lines:.+$/, 'several lines'],
  [/^percent$/, 'percentages'],
  [/^question$/, 'questions'],
  [/^author:age$/, 'account age'],
  [/^author:age:(.+)$/, 'account at least $1 days old'],
  [/^author:sign-ins$/, 'number of sign-ins'],
  [/^author:sign-ins:(.+)$/, 'at least $1 sign-ins'],
  [/^author:confirmed-yes$/, 'confirmed address'],
  [/^author:confirmed-no$/, 'address not confirmed'],
  [/^author:two-factor-yes$/, 'two-factor sign-in'],
  [/^author:two-factor-no$/, 'no two-factor sign-in'],
  [/^author:member-yes$/, 'member of the project'],
  [/^author:member-no$/, 'not a member of the project'],
  [/^author:external-yes$/, 'an external user'],
  [/^author:external-no$/, 'no external user'],
  [/^author:made-by-admin-yes$/, 'account made by an admin'],
  [/^author:made-by-admin-no$/, 'signed up by themselves'],
  [/^author:confidential-yes$/, 'confidential'],
  [/^author:confidential-no$/, 'not confidential'],
  [/^author:visibility-(.+)$/, '$1'],
  [/^author:mail-disposable$/, 'throw-away mail address'],
  [/^author:mail-free$/, 'free mail address'],
  [/^author:mail-own$/, 'mail address of its own domain'],
  [/^author:(.+)$/, '$1'],
]

function shapeWords(name: string): string {
  let told = toldShapes.get(name)
  if (told === undefined) {
    const shape = shapes.find(([pattern]) => pattern.test(name))
    told = shape ? name.replace(shape[0], shape[1]) : name
    toldShapes.set(name, told)
  }
  return told
}

/** There are as many as named features, which don't become more. */
const toldShapes = new Map<string, string>()

/** The author's own words at the places, each once, shortened, in reading order. */
function quotes(spans: readonly Span[], content: ItemContent, limit: number): string[] {
  const found = new Map<string, string>()
  for (const span of spans) {
    if (found.size >= limit) break
    const text = quoteContact(content.fields[span.field] ?? '', span)
    if (text !== '' && !found.has(text.toLowerCase())) found.set(text.toLowerCase(), text)
  }
  return [...found.values()]
}
