import type { KnownTrace } from '@/lib/review/known-trace'
import { mostTracesCounted } from '@/lib/review/known-trace'

/** A place, a number or an address without what tells which of them it is. */
export function traceName(value: string): string {
  return value.replace(/^(?:tel|mail):/, '')
}

/** How often it was met, as what follows its name. */
export function knownWords({ spam, notSpam, more }: Omit<KnownTrace, 'value' | 'group'>): string {
  const counted = `in ${spam} known spam, ${notSpam} not spam`
  return more ? `${counted}, of the newest ${mostTracesCounted}` : counted
}

/** What is known of the place that an address leads to. */
export function knownOf(url: string, known: readonly KnownTrace[]): KnownTrace | undefined {
  if (!URL.canParse(url)) return undefined
  const { hostname, pathname } = new URL(url)
  const host = hostname.replace(/^www\./, '').toLowerCase()
  const page = `${host}${pathname}/`.toLowerCase()
  return known.find(({ group, value }) => {
    if (group !== 'link') return false
    return value.includes('/') ? page.startsWith(`${value}/`) : host === value || host.endsWith(`.${value}`)
  })
}
