import { linkWithMarkup } from '@/lib/classify/explain/cut-spans'
import { fieldWord } from '@/lib/classify/explain/field-names'
import { plainLetters, plainQuote } from '@/lib/classify/explain/plain-letters'
import { quote, quoteContact } from '@/lib/classify/explain/quote'
import { contactKey, contactSpans, hasDisguise, linkSpans, takeOut } from '@/lib/classify/explain/take-out'
import { telling } from '@/lib/classify/explain/telling'
import { withoutEach, withoutWords } from '@/lib/classify/explain/without-words'
import { fieldsToRead } from '@/lib/classify/features/field-role'
import { domainOf } from '@/lib/classify/features/links'
import type { Model } from '@/lib/classify/model'
import type { Reason, Span } from '@/lib/classify/score'
import { scorerOf } from '@/lib/classify/scorer'
import type { ItemContent } from '@/lib/fetch/item'

/** A content with one part of it changed. `group`: of the reasons that this takes the ground from. */
export type ChangedContent = {
  text: string
  group: string | null
  content: ItemContent
  /** Several parts at once: says something only where none of them alone does. */
  atOnce?: boolean
}

type Options = { model: Model; content: ItemContent; reasons: readonly Reason[] }

const mostContacts = 3
const quoted = 3
/** These have a change of their own. */
const ownChange = new Set(['link', 'contact', 'disguise', 'author'])

/** Everything that could be taken out of a content to see what it counts, the most telling first; each made when it is asked for. */
export function* changesOf({ model, content, reasons }: Options): Generator<ChangedContent> {
  const { list } = scorerOf(model).explain(content)
  const links = linkSpans(list)
  const contacts = contactSpans(list)
  const disguised = hasDisguise(list)
  yield* withoutLinks(model, content, links)
  yield* withoutContacts(model, content, contacts)
  if (disguised) yield { text: 'With plain letters', group: 'disguise', content: inPlainLetters(content) }
  yield* withoutAuthor(content)
  yield* withoutReasons(content, reasons)
  yield* withoutAll({ model, content, reasons, links: links.length > 0, contacts: contacts.length > 0, disguised })
  const fields = fieldsToRead(content.kind, content.fields)
  if (fields.length < 2) return
  for (const field of fields)
    yield { text: `Without the ${fieldWord(field)}`, group: null, content: withFields(content, { [field]: '' }) }
}

function* withoutLinks(model: Model, content: ItemContent, spans: readonly Span[]): Generator<ChangedContent> {
  if (spans.length === 0) return
  const domains = [...new Set(spans.map((span) => quote(domainOf(written(content, span)), 0, 60, 60)))]
  const changed = takeOut({ model, content, find: linkSpans, widen: linkWithMarkup })
  const more = domains.length > quoted ? ` and ${domains.length - quoted} more` : ''
  const places = `${domains.slice(0, quoted).join(', ')}${more}`
  const text = `Without the ${new Set(spans.map(place)).size === 1 ? 'link' : 'links'} to ${places}`
  if (changed) yield { text, group: 'link', content: changed }
}

function* withoutContacts(model: Model, content: ItemContent, spans: readonly Span[]): Generator<ChangedContent> {
  const byKey = new Map(spans.map((span) => [contactKey(written(content, span)), span]))
  for (const [key, span] of [...byKey].slice(0, mostContacts)) {
    const changed = takeOut({
      model,
      content,
      find: (list, { fields }) =>
        contactSpans(list).filter(
          ({ field, start, end }) => contactKey((fields[field] ?? '').slice(start, end)) === key,
        ),
    })
    const text = `Without “${quoteContact(content.fields[span.field] ?? '', span)}”`
    if (changed) yield { text, group: 'contact', content: changed }
  }
  if (byKey.size < 2) return
  const none = takeOut({ model, content, find: contactSpans })
  const all = byKey.size === 2 ? 'both' : `all ${byKey.size}`
  if (none) yield { text: `Without ${all} contacts`, group: 'contact', content: none }
}

const aYear = 365

function* withoutAuthor(content: ItemContent): Generator<ChangedContent> {
  const { author, userInProject, ...meta } = content.meta ?? {}
  if (!author || Object.keys(author).length === 0) return
  yield { text: 'With nothing known of the author', group: 'author', content: { ...content, meta } }
  if (author.accountAgeDays === undefined || author.accountAgeDays >= aYear / 2) return
  const older = { ...content.meta, author: { ...author, accountAgeDays: aYear } }
  yield { text: 'If the account were a year old', group: 'author', content: { ...content, meta: older } }
}

/** The words of the strongest reason on either side. */
function* withoutReasons(content: ItemContent, reasons: readonly Reason[]): Generator<ChangedContent> {
  const told = reasons.filter(({ group, spans }) => spans.length > 0 && !ownChange.has(group))
  const before = new Set<string>()
  for (const side of [1, -1]) {
    const own = told.filter(({ weight }) => weight * side > 0)
    const strongest = own.reduce<Reason | undefined>(
      (best, reason) => (best && Math.abs(best.weight) >= Math.abs(reason.weight) ? best : reason),
      undefined,
    )
    if (!strongest) continue
    // A word may speak for spam in one place and against it in another one: it is taken out with the others for spam.
    const spans = strongest.spans.filter(
      (span) => telling(written(content, span)) && !before.has(quoteOf(content, span).toLowerCase()),
    )
    const words = [...new Set(spans.map((span) => quoteOf(content, span)).filter((word) => word !== ''))]
    if (words.length === 0) continue
    for (const word of words) before.add(word.toLowerCase())
    const more = words.length > quoted ? ` and ${words.length - quoted} more` : ''
    const text = `Without the words ${words.slice(0, quoted).join(', ')}${more}`
    yield { text, group: strongest.group, content: withoutWords(content, spans) }
  }
}

type AllOptions = Options & { links: boolean; contacts: boolean; disguised: boolean }

/** Everything that speaks for spam and can be taken out, at once. */
function* withoutAll(options: AllOptions): Generator<ChangedContent> {
  const { model, content, reasons, links, contacts, disguised } = options
  const said = reasons
    .filter(({ group, weight }) => weight > 0 && !ownChange.has(group))
    .flatMap(({ spans }) => spans.map((span) => written(content, span)))
    .filter(telling)
  const parts = [links && 'links', contacts && 'contacts', disguised && 'disguise', said.length > 0 && 'telling words']
  const named = parts.filter((part) => part !== false)
  if (named.length < 2) return
  const noWords = withoutEach(content, said)
  const noLinks = links ? takeOut({ model, content: noWords, find: linkSpans, widen: linkWithMarkup }) : noWords
  const none = contacts && noLinks ? takeOut({ model, content: noLinks, find: contactSpans }) : noLinks
  // Words that are gone may have taken the last link or contact with them; one that can't be taken out leaves nothing to say.
  if (!none) return
  const text = `Without ${named.slice(0, -1).join(', ')} and ${named.at(-1)} at once`
  yield { text, group: null, content: disguised ? inPlainLetters(none) : none, atOnce: true }
}

function inPlainLetters(content: ItemContent): ItemContent {
  const plain = Object.entries(content.fields).map(([field, text]) => [field, plainLetters(text)])
  return { ...content, fields: Object.fromEntries(plain) }
}

function quoteOf({ fields }: ItemContent, { field, start, end }: Span): string {
  const text = plainQuote(quote(fields[field] ?? '', start, end, 32))
  return text === '' ? '' : `“${text}”`
}

function withFields(content: ItemContent, fields: ItemContent['fields']): ItemContent {
  return { ...content, fields: { ...content.fields, ...fields } }
}

function written({ fields }: ItemContent, { field, start, end }: Span): string {
  return (fields[field] ?? '').slice(start, end)
}

const place = ({ field, start }: Span): string => `${field} ${start}`
