import { env } from '../env'

/** Browsers accept a `__Host-` cookie only over HTTPS, from this very host and for every path: no sub-domain can plant one. */
export function secureCookies(): boolean {
  return env().NEXTAUTH_URL?.startsWith('https://') ?? false
}

export function sessionCookieName(): string {
  return secureCookies() ? '__Host-natterjack.session' : 'natterjack.session'
}

const pieceName = /^(?<name>.+?)(?:\.(?<index>\d{1,2}))?$/

/** The session's token out of a Cookie header (next-auth cuts long ones in pieces); null when there is none. */
export function sessionTokenOf(cookieHeader: string | null | undefined): string | null {
  if (!cookieHeader || cookieHeader.length > 16_384) return null
  const wanted = sessionCookieName()
  const pieces: { index: number; value: string }[] = []
  for (const pair of cookieHeader.split(';')) {
    const at = pair.indexOf('=')
    if (at < 0) continue
    const match = pieceName.exec(pair.slice(0, at).trim())?.groups
    if (match?.name === wanted) pieces.push({ index: Number(match.index ?? 0), value: pair.slice(at + 1).trim() })
  }
  pieces.sort((one, other) => one.index - other.index)
  return pieces.map((piece) => piece.value).join('') || null
}
