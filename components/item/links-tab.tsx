import { useMemo } from 'react'
import { SafeText } from '@/components/text/safe-text'
import { Badge } from '@/components/ui/badge'
import { fieldName } from '@/lib/classify/explain/field-names'
import type { ItemVersionView } from '@/lib/review/item-detail'
import type { KnownTrace } from '@/lib/review/known-trace'
import { findLinks } from './find-links'
import { knownOf, knownWords } from './known-words'
import { LinkChip } from './link-chip'
import { linkHost } from './link-host'

export type ListedLink = { url: string; label: string | null; field: string; times: number; elsewhere: boolean }

/** Each address once, with how often it stands there, and whether its words name another place. */
export function listLinks(version: ItemVersionView): ListedLink[] {
  const byAddress = new Map<string, ListedLink>()
  for (const [field, text] of Object.entries(version.fields))
    for (const { url, label } of findLinks(text)) {
      const key = `${url} ${label}`
      const known = byAddress.get(key)
      if (known) known.times++
      else byAddress.set(key, { url, label, field, times: 1, elsewhere: saysElsewhere(url, label) })
    }
  return [...byAddress.values()]
}

/** `[gitlab.com](https://evil.example)`: the words are a host, and not that of the address. */
function saysElsewhere(url: string, label: string | null): boolean {
  const said = label
    ?.trim()
    .replace(/^https?:\/\//i, '')
    .split('/')[0]
    ?.toLowerCase()
  if (!said || !/^[\w-]+(?:\.[\w-]+)+$/.test(said)) return false
  const domain = linkHost(url)?.domain
  return domain !== undefined && domain !== linkHost(`https://${said}`)?.domain
}

export function LinksTab({ version, known }: { version: ItemVersionView; known: readonly KnownTrace[] }) {
  const links = useMemo(() => listLinks(version), [version])
  if (links.length === 0) return <p className="p-4 text-ink-2">No web addresses in it.</p>
  return (
    <ul className="flex flex-col divide-y p-4">
      {links.map(({ url, label, field, times, elsewhere }) => (
        <li key={`${field} ${url} ${label}`} className="flex flex-col gap-1 py-2">
          <span className="flex flex-wrap items-center gap-2">
            <LinkChip url={url} label={label} />
            {elsewhere && <Badge tone="hot">the words name another place</Badge>}
            {times > 1 && <Badge>{times} times</Badge>}
            <Known trace={knownOf(url, known)} />
          </span>
          <span className="text-xs break-all text-ink-3">
            {fieldName(field)} · <SafeText text={url} limit={2_000} />
          </span>
        </li>
      ))}
    </ul>
  )
}

function Known({ trace }: { trace: KnownTrace | undefined }) {
  if (!trace) return null
  return <Badge tone={trace.spam > trace.notSpam ? 'hot' : 'calm'}>{knownWords(trace)}</Badge>
}
