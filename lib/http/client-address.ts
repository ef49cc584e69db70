import { isIP, isIPv6 } from 'node:net'

type ClientAddressOptions = {
  /** Who opened the connection. */
  socketAddress: string | undefined
  /** X-Forwarded-For, as it came. */
  forwarded: string | string[] | undefined
  /** How many proxies of ours stand in front; each adds one address at the end of the header. */
  trustedProxies: number
}

/**
 * The client's address: what the outermost of our own proxies saw. Whatever stands further left in the header is the
 * client's own to write. Without proxies, and when there are fewer entries than proxies, it is the connection's.
 */
export function clientAddress({ socketAddress, forwarded, trustedProxies }: ClientAddressOptions): string {
  const hops = trustedProxies > 0 ? [forwarded ?? []].flat().join(',').split(',') : []
  const hop = hops.at(-trustedProxies)?.trim() ?? ''
  const address = trustedProxies <= hops.length && isIP(hop) ? hop : (socketAddress ?? '')
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  return isIP(plain) ? plain : 'unknown'
}

/** What one client can choose freely: an IPv4 address, or the 64 bits of an IPv6 network that every home gets. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address
  const [left = '', right] = (address.split('%', 1)[0] ?? '').toLowerCase().split('::')
  const groups = left === '' ? [] : left.split(':')
  const rest = right ? right.split(':') : []
  const zeros = right === undefined ? 0 : Math.max(0, 8 - groups.length - rest.length)
  const all = [...groups, ...Array.from({ length: zeros }, () => '0'), ...rest]
  return `${all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}

/** Carries the client's address from server.ts to the routes, which see no socket. Overwritten on every request. */
export const clientAddressHeader = 'x-natterjack-client-address'
