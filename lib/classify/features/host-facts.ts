import { parse } from 'tldts'
import { startLinkPart } from '@/lib/classify/features/grams'
import { hashStep } from '@/lib/classify/features/hash'
import { hostClass, type Place } from '@/lib/classify/features/link-hosts'
import { feature } from '@/lib/classify/features/names'

export const PartKind = { domain: 1, ending: 2, gram: 3, pathWord: 4 } as const

/** What a host name tells by itself. */
export type HostFacts = {
  hostname: string
  domain: string
  ending: string
  place: Place
  /** Named features of its shape. */
  shape: readonly number[]
  /** FNV of its parts (domain, ending, letters of the name), which repeat from one spam to the next. */
  parts: Int32Array
}

const isAddress = feature('link:to-address', 'link')
const punycode = feature('link:punycode', 'link')
const foreign = feature('link:foreign-letters', 'link')
const deep = feature('link:deep-host', 'link')
const hyphens = feature('link:hyphens', 'link')
const digits = feature('link:digits-in-name', 'link')
const long = feature('link:long-name', 'link')

/** Endings that only stand in examples: they say who wrote the text, not what it is. */
const reservedEndings = new Set(['example', 'test', 'invalid', 'localhost'])

const known = new Map<string, HostFacts>()
const mostKnown = 4096

/** Facts of a host in lower case. Most hosts are met again and again, and looking up the public suffix list takes a while. */
export function hostFacts(host: string): HostFacts {
  const old = known.get(host)
  if (old !== undefined) return old
  if (known.size >= mostKnown) known.clear()
  const facts = readHost(host)
  known.set(host, facts)
  return facts
}

function readHost(host: string): HostFacts {
  const parsed = parse(host, { allowPrivateDomains: false, extractHostname: false, validateHostname: false })
  const hostname = host.replace(/^www\./, '')
  const domain = parsed.domain ?? host
  const ending = parsed.publicSuffix ?? ''
  const place = hostClass(hostname, domain)
  return {
    hostname,
    domain,
    ending,
    place,
    shape: shapeOf(hostname, withoutEnding(domain, ending), parsed.isIp ?? false),
    parts: Int32Array.from(place === 'developer' ? [] : partsOf(hostname, domain, ending, place)),
  }
}

function withoutEnding(name: string, ending: string): string {
  return name.slice(0, Math.max(0, name.length - ending.length - 1))
}

function shapeOf(hostname: string, name: string, isIp: boolean): number[] {
  const shape: number[] = []
  if (isIp) shape.push(isAddress)
  if (hostname.includes('xn--')) shape.push(punycode)
  if (/[^\x20-\x7e]/.test(hostname)) shape.push(foreign)
  if (hostname.split('.').length > 4) shape.push(deep)
  if (name.split('-').length > 2) shape.push(hyphens)
  if (/[a-z]\d|\d[a-z]/.test(name)) shape.push(digits)
  if (name.length > 16) shape.push(long)
  return shape
}

function partsOf(hostname: string, domain: string, ending: string, place: Place): number[] {
  const parts = [hashPart(PartKind.domain, domain)]
  if (place !== 'other') return parts
  if (!reservedEndings.has(ending)) parts.push(hashPart(PartKind.ending, ending))
  const name = ` ${withoutEnding(hostname, ending).slice(0, 40)} `
  for (let i = 0; i + 3 <= name.length; i++) {
    for (let n = 3; n <= 5 && i + n <= name.length; n++) parts.push(hashPart(PartKind.gram, name.slice(i, i + n)))
  }
  return parts
}

function hashPart(kind: number, text: string): number {
  let hash = startLinkPart(kind)
  for (let i = 0; i < text.length; i++) hash = hashStep(hash, text.charCodeAt(i))
  return hash
}
