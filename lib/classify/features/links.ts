import { Block } from '@/lib/classify/features/block'
import type { FeatureList } from '@/lib/classify/features/feature-list'
import { linkPartIndex, startLinkPart } from '@/lib/classify/features/grams'
import { hashStep } from '@/lib/classify/features/hash'
import { hostFacts, PartKind } from '@/lib/classify/features/host-facts'
import { disposableMail, freeMail, type Place, places } from '@/lib/classify/features/link-hosts'
import { feature } from '@/lib/classify/features/names'
import { LinkKind, stretch } from '@/lib/classify/features/stretch'

const mail = {
  disposable: feature('contact:mail-disposable', 'contact'),
  free: feature('contact:mail-free', 'contact'),
  own: feature('contact:mail-own', 'contact'),
}
const to = Object.fromEntries(places.map((place) => [place, feature(`link:to-${place}`, 'link')])) as Record<
  Place,
  number
>
const bare = feature('link:bare', 'link')
const knownPlace = feature('link:known-place', 'link')
const user = feature('link:user-in-url', 'link')
const file = feature('link:to-file', 'link')
const referral = feature('link:referral', 'link')
const frontPage = feature('link:front-page', 'link')
const otherPlace = feature('link:says-other-place', 'link')
const namedLink = feature('link:named', 'link')

const pathLimit = 200
const pathWords = 11

/** Where the parts of a link stand in the stretch. */
type Parts = { host: number; hostEnd: number; path: number; user: boolean }
const parts: Parts = { host: 0, hostEnd: 0, path: 0, user: false }

/** The registrable domain that a link leads to, as far as its text tells. Never throws, whatever stands there. */
export function domainOf(url: string): string {
  const bareUrl = url.replace(/^[a-z]{1,8}:\/\//i, '')
  const slash = bareUrl.search(/[/?#]/)
  const authority = slash < 0 ? bareUrl : bareUrl.slice(0, slash)
  const host = authority
    .slice(authority.lastIndexOf('@') + 1)
    .replace(/:\d{1,5}$/, '')
    .toLowerCase()
  return hostFacts(host).domain
}

/** Features of every link and address of the stretch. Returns the number of links to places that nobody knows. */
export function addLinks(options: { text: string; field: number; list: FeatureList }): number {
  const { text, field, list } = options
  const { offset } = stretch
  let unknown = 0
  for (let link = 0; link < stretch.links; link++) {
    const start = stretch.linkStart[link] as number
    const end = stretch.linkEnd[link] as number
    if (stretch.linkKind[link] === LinkKind.email) {
      addMail(text, field, start + offset, end + offset, list)
      continue
    }
    readParts(start, end, stretch.linkKind[link] === LinkKind.bare)
    const facts = hostFacts(text.slice(offset + parts.host, offset + parts.hostEnd).toLowerCase())
    const { place } = facts
    if (place === 'other') unknown++
    put(to[place])
    if (stretch.linkKind[link] === LinkKind.bare) put(bare)
    if (place !== 'developer' && place !== 'other') put(knownPlace)
    for (const id of facts.shape) put(id)
    if (parts.user) put(user)
    if (end - parts.path <= 1) put(frontPage)
    else addPath(text, start, end)
    if (stretch.anchorEnd[link] !== 0) addAnchor(link, facts.domain)
    if (place === 'developer') continue
    for (const hash of facts.parts)
      list.add(Block.linkParts, field, linkPartIndex(hash, list.shift), offset + start, offset + end)
    addPathWords(start, end)

    function put(id: number): void {
      list.name(id)
      list.place(id, field, offset + start, offset + end)
    }

    /** What the reader is shown against where the link leads. */
    function addAnchor(at: number, domain: string): void {
      const from = offset + (stretch.anchorStart[at] as number)
      const till = offset + (stretch.anchorEnd[at] as number)
      const shown = text.slice(from, till).trim()
      const named = shown.includes('.') ? hostAtStart.exec(shown)?.[1] : undefined
      if (named !== undefined && domainOf(named) === domain) return
      const id = named === undefined ? namedLink : otherPlace
      list.name(id)
      list.place(id, field, from, till)
      list.place(id, field, offset + start, offset + end)
    }
  }
  return unknown

  function addPath(whole: string, start: number, end: number): void {
    const last = Math.min(end, parts.path + pathLimit)
    if (fileEnding.test(whole.slice(offset + Math.max(parts.path, last - 4), offset + last))) putFor(file)
    if (hasQuery(parts.path, end) && referralName.test(whole.slice(offset + parts.path, offset + end))) putFor(referral)

    function putFor(id: number): void {
      list.name(id)
      list.place(id, field, offset + start, offset + end)
    }
  }

  function addPathWords(start: number, end: number): void {
    const { units } = stretch
    const last = Math.min(end, parts.path + pathLimit)
    let found = 0
    for (let at = parts.path; at < last && found < pathWords; ) {
      let hash = startLinkPart(PartKind.pathWord)
      const first = at
      for (; at < last && isPathUnit(units[at] as number); at++) hash = hashStep(hash, lower(units[at] as number))
      if (at > first) found++
      if (at - first > 2)
        list.add(Block.linkParts, field, linkPartIndex(hash, list.shift), offset + start, offset + end)
      while (at < last && !isPathUnit(units[at] as number)) at++
    }
  }
}

const hostAtStart = /^(?:https?:\/\/)?((?:[\w-]{1,63}\.){1,5}[a-z]{2,24})(?:\/|$)/i
const fileEnding = /\.(exe|zip|rar|apk|scr|msi|dmg|iso|bat|7z)$/i
const referralName = /[?&](ref|aff|affid|promo|utm_source|partner|invite|code)=/i

function addMail(text: string, field: number, start: number, end: number, list: FeatureList): void {
  const host = text.slice(text.lastIndexOf('@', end) + 1, end).toLowerCase()
  const id = disposableMail.has(host) ? mail.disposable : freeMail.has(host) ? mail.free : mail.own
  list.name(id)
  list.place(id, field, start, end)
}

function readParts(start: number, end: number, isBare: boolean): void {
  const { units } = stretch
  let host = start
  if (!isBare) {
    while (units[host] !== 0x3a) host++
    host += 3
  }
  let path = host
  while (path < end && !endsAuthority(units[path] as number)) path++
  let at = path - 1
  while (at >= host && units[at] !== 0x40) at--
  parts.user = at >= host
  parts.host = parts.user ? at + 1 : host
  parts.path = path
  let port = path
  while (port > parts.host && path - port < 6 && isDigit(units[port - 1] as number)) port--
  parts.hostEnd = port < path && port > parts.host && units[port - 1] === 0x3a ? port - 1 : path
}

function hasQuery(from: number, end: number): boolean {
  for (let at = from; at < end; at++) if (stretch.units[at] === 0x3f || stretch.units[at] === 0x26) return true
  return false
}

function endsAuthority(unit: number): boolean {
  return unit === 0x2f || unit === 0x3f || unit === 0x23
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39
}

function isPathUnit(unit: number): boolean {
  return isDigit(unit) || ((unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a)
}

function lower(unit: number): number {
  return unit >= 0x41 && unit <= 0x5a ? unit | 0x20 : unit
}
