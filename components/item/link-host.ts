import punycode from 'punycode/'
import { parse } from 'tldts'

export type LinkHost = {
  /** What stands before the registrable domain, with its dot. */
  before: string
  /** The part that somebody had to register; the whole host for addresses and local names. */
  domain: string
  port: string
  /** The host in the other writing, when it has letters beyond a-z: `xn--…` for `пример`, and the other way round. */
  other: string | null
  path: string
}

/** Longest path shown; the whole address is in the title and goes to the clipboard. */
const maxPath = 60

/** An address in the parts that matter; null when it isn't one that a browser would follow. */
export function linkHost(url: string): LinkHost | null {
  if (!URL.canParse(url)) return null
  const parsed = new URL(url)
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') return null
  const host = parsed.hostname
  const { domain } = parse(host)
  const registrable = domain ?? host
  const path = readable(parsed.pathname + parsed.search + parsed.hash)
  return {
    before: host.slice(0, host.length - registrable.length),
    domain: registrable,
    port: parsed.port ? `:${parsed.port}` : '',
    other: host.includes('xn--') ? punycode.toUnicode(host) : null,
    path: path === '/' ? '' : path.length > maxPath ? `${path.slice(0, maxPath)}…` : path,
  }
}

function readable(path: string): string {
  try {
    return decodeURI(path)
  } catch {
    // Percent signs that encode nothing: shown as they stand.
    return path
  }
}
