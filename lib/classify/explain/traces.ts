import { contactKey, contactSpans, linkSpans } from '@/lib/classify/explain/take-out'
import { extractFeatures } from '@/lib/classify/features/extract-features'
import { FeatureList } from '@/lib/classify/features/feature-list'
import { hostFacts } from '@/lib/classify/features/host-facts'
import type { Span } from '@/lib/classify/score'
import type { ItemContent } from '@/lib/fetch/item'

/** Something that a content leads to, and that is the same in the next content of the same people. */
export type Trace = {
  group: 'link' | 'contact'
  /** A place such as `pills.example` or `t.me/pills`, `tel:` with digits, or `mail:` with an address. */
  value: string
}

export const mostTraces = 12
const longestTrace = 200

let list: FeatureList | undefined

/** The places and contacts of a content, each once, those of links first. Work on software links to is none of them. */
export function tracesOf(content: ItemContent): Trace[] {
  list ??= new FeatureList(10)
  extractFeatures({ content, list })
  const written = ({ field, start, end }: Span): string => (content.fields[field] ?? '').slice(start, end)
  const links = linkSpans(list).map((span) => placeOf(written(span)))
  const contacts = contactSpans(list).map((span) => contactOf(written(span)))
  return [...traces('link', links), ...traces('contact', contacts)].slice(0, mostTraces)
}

function traces(group: Trace['group'], values: readonly (string | null)[]): Trace[] {
  const known = new Set(values.filter((value) => value !== null))
  return [...known].map((value) => ({ group, value: value.slice(0, longestTrace) })).slice(0, mostTraces / 2)
}

/**
 * Where a link leads, as far as it belongs to those who wrote it: the registrable domain, or the page where many people share
 * one (messengers, shorteners, free sites). Null for places where people work on software, which say nothing.
 */
export function placeOf(url: string): string | null {
  const [, authority = '', path = ''] = /^(?:[a-z]{1,8}:\/\/)?([^/?#]{1,300})([^?#]{0,300})/i.exec(url) ?? []
  const host = authority
    .slice(authority.lastIndexOf('@') + 1)
    .replace(/:\d{1,5}$/, '')
    .toLowerCase()
  const { place, domain, hostname } = hostFacts(host)
  if (place === 'developer' || !host.includes('.')) return null
  if (place === 'other' || (place === 'free-site' && hostname !== domain))
    return clean(place === 'other' ? domain : hostname)
  const steps = path.split('/').filter((step) => step !== '')
  return clean([hostname, ...steps.slice(0, 2)].join('/').toLowerCase())
}

function contactOf(text: string): string {
  const key = contactKey(text)
  return clean(key.includes('@') ? `mail:${key}` : `tel:${key}`)
}

/** Postgres takes neither NUL nor half a character. */
function clean(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\s]/gu, '')
}
