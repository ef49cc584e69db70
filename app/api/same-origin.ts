import { env } from '@/lib/env'

/**
 * Whether a state change comes from our own pages. Browsers set both headers themselves and no page can forge them; a
 * request with neither is refused, since every browser sends one of them with a POST.
 */
export function isSameOrigin(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin') return false
  const origin = headers.get('origin')
  if (origin === null) return site === 'same-origin'
  const own = env().NEXTAUTH_URL
  if (own && origin === new URL(own).origin) return true
  const host = headers.get('host')
  return host !== null && URL.canParse(origin) && new URL(origin).host === host
}
