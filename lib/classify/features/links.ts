import { parse } from 'tldts'
import { Block, type FeatureList } from '@/lib/classify/features/feature-list'
import { disposableMail, freeMail, hostClass } from '@/lib/classify/features/link-hosts'
import { linkPartHash } from '@/lib/classify/features/ngrams'
import type { LinkSpot } from '@/lib/classify/features/segment-text'
import type { Span } from '@/lib/classify/score'

const PartKind = { domain: 1, ending: 2, gram: 3, pathWord: 4 } as const

/** Endings that only stand in examples: they say who wrote the text, not what it is. */
const reservedEndings = new Set(['example', 'test', 'invalid', 'localhost'])

/** Where a link leads, as far as its text tells. */
export type Target = { hostname: string; domain: string; ending: string; path: string; isIp: boolean; user: boolean }

/** Reads a link's target without following it. Never throws, whatever stands there. */
export function readTarget(url: string): Target {
  const bare = url.replace(/^[a-z]{1,8}:\/\//i, '')
  const slash = bare.search(/[/?#]/)
  const authority = slash < 0 ? bare : bare.slice(0, slash)
  const at = authority.lastIndexOf('@')
  const host = authority
    .slice(at + 1)
    .replace(/:\d{1,5}$/, '')
    .toLowerCase()
  const parsed = parse(host, { allowPrivateDomains: false, extractHostname: false, validateHostname: false })
  const domain = parsed.domain ?? host
  return {
    hostname: host.replace(/^www\./, ''),
    domain,
    ending: parsed.publicSuffix ?? '',
    path: slash < 0 ? '' : bare.slice(slash, slash + 200),
    isIp: parsed.isIp ?? false,
    user: at >= 0,
  }
}

/** Features of every link and address of one field. Returns the number of links to places that nobody knows. */
export function addLinks(options: {
  text: string
  field: string
  links: readonly LinkSpot[]
  list: FeatureList
}): number {
  const { text, field, links, list } = options
  let unknown = 0
  for (const link of links) {
    const span: Span = { field, start: link.start, end: link.end }
    if (link.email) {
      const host = text.slice(link.start, link.end).split('@').pop()?.toLowerCase() ?? ''
      const kind = disposableMail.has(host) ? 'disposable' : freeMail.has(host) ? 'free' : 'own'
      list.name(`contact:mail-${kind}`, 'contact', [span])
      continue
    }
    const url = text.slice(link.start, link.end)
    const target = readTarget(url)
    const place = hostClass(target.hostname, target.domain)
    if (place === 'other') unknown++
    list.name(`link:to-${place}`, 'link', [span])
    if (link.bare) list.name('link:bare', 'link', [span])
    if (place !== 'developer' && place !== 'other') list.name('link:known-place', 'link', [span])
    addShape({ url, target, span, list })
    addAnchor({ text, link, target, span, list })
    if (place !== 'developer') addParts({ target, span, place, list, field: list.fieldIndex(field) })
  }
  return unknown
}

function addShape(options: { url: string; target: Target; span: Span; list: FeatureList }): void {
  const { url, target, span, list } = options
  const name = target.domain.slice(0, Math.max(0, target.domain.length - target.ending.length - 1))
  const spans = [span]
  if (target.isIp) list.name('link:to-address', 'link', spans)
  if (target.user) list.name('link:user-in-url', 'link', spans)
  if (target.hostname.includes('xn--')) list.name('link:punycode', 'link', spans)
  if (/[^\x20-\x7e]/.test(target.hostname)) list.name('link:foreign-letters', 'link', spans)
  if (target.hostname.split('.').length > 4) list.name('link:deep-host', 'link', spans)
  if (name.split('-').length > 2) list.name('link:hyphens', 'link', spans)
  if (/[a-z]\d|\d[a-z]/.test(name)) list.name('link:digits-in-name', 'link', spans)
  if (name.length > 16) list.name('link:long-name', 'link', spans)
  if (/\.(exe|zip|rar|apk|scr|msi|dmg|iso|bat|7z)$/i.test(target.path)) list.name('link:to-file', 'link', spans)
  if (/[?&](ref|aff|affid|promo|utm_source|partner|invite|code)=/i.test(url)) list.name('link:referral', 'link', spans)
  if (target.path.length <= 1) list.name('link:front-page', 'link', spans)
}

/** What the reader is shown against where the link leads. */
function addAnchor(options: { text: string; link: LinkSpot; target: Target; span: Span; list: FeatureList }): void {
  const { text, link, target, span, list } = options
  if (!link.anchor) return
  const shown = text.slice(link.anchor.start, link.anchor.end).trim()
  const spans = [{ field: span.field, start: link.anchor.start, end: link.anchor.end }, span]
  const named = /^(?:https?:\/\/)?((?:[\w-]{1,63}\.){1,5}[a-z]{2,24})(?:\/|$)/i.exec(shown)?.[1]
  if (named !== undefined && readTarget(named).domain !== target.domain)
    list.name('link:says-other-place', 'link', spans)
  else if (named === undefined) list.name('link:named', 'link', spans)
}

/** The domain, its ending and the letters of its name and path: what repeats from one spam to the next. */
function addParts(options: { target: Target; span: Span; place: string; list: FeatureList; field: number }): void {
  const { target, span, place, list, field } = options
  const { start, end } = span
  list.add(Block.linkParts, field, linkPartHash(PartKind.domain, target.domain), start, end)
  if (place === 'other') {
    if (!reservedEndings.has(target.ending)) {
      list.add(Block.linkParts, field, linkPartHash(PartKind.ending, target.ending), start, end)
    }
    const name = ` ${target.hostname.slice(0, Math.max(0, target.hostname.length - target.ending.length - 1)).slice(0, 40)} `
    for (let i = 0; i + 3 <= name.length; i++) {
      for (let n = 3; n <= 5 && i + n <= name.length; n++) {
        list.add(Block.linkParts, field, linkPartHash(PartKind.gram, name.slice(i, i + n)), start, end)
      }
    }
  }
  for (const word of target.path.toLowerCase().split(/[^a-z0-9]+/, 12)) {
    if (word.length > 2) list.add(Block.linkParts, field, linkPartHash(PartKind.pathWord, word), start, end)
  }
}
