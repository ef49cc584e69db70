import { domainToASCII } from 'node:url'

/** What URL parsing would cut off or decode: `gov%2eexample`, `gov/x` or `gov:1` must not become `gov`. */
const notInHost = /[\s%/?#@:[\]\\<>^|"`{}]/
const hostname = /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/
const maxHostLength = 253

/** A domain in the one form that is compared: lower case, IDN as punycode, no dot at the end; null when it is none. */
export function normalDomain(text: string): string | null {
  const bare = text.trim().replace(/\.$/, '')
  if (bare.length > maxHostLength || notInHost.test(bare)) return null
  const ascii = domainToASCII(bare)
  return hostname.test(ascii) ? ascii : null
}

/**
 * The domain an address is delivered to: what follows the last `@`. Null when that isn't a dotted domain, so that neither
 * `a@gov` nor an IP literal is ever taken for a listed one.
 */
export function domainOfAddress(address: string): string | null {
  const at = address.lastIndexOf('@')
  if (at < 1) return null
  const domain = normalDomain(address.slice(at + 1))
  return domain?.includes('.') ? domain : null
}

/** The domain itself and every domain above it: `a.b.example` → `a.b.example`, `b.example`, `example`. */
export function domainAndAbove(domain: string): string[] {
  const labels = domain.split('.')
  return labels.map((_, index) => labels.slice(index).join('.'))
}
