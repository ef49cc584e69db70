import type { Settings } from '../settings/settings'
import { askedNames, verdictNames } from '../settings/settings-words'
import { type AnswerCap, type AskedKind, askedKinds, type ListedProject } from '../settings/spamcheck-settings'
import { normalEntryValue } from '../trust/list-entry'
import type { OldConfig } from './import-config-read'

export type ImportPlan = {
  /** Null: they are so already. */
  settings: Settings | null
  /** Domains to list, in their normal form. */
  domains: string[]
  /** What would change, a line each. */
  changes: string[]
  /** What to know of it: taken over otherwise than written, or not at all. */
  warnings: string[]
}

type PlanImportOptions = {
  config: OldConfig
  settings: Settings
  /** Domains listed now. */
  listed: ReadonlySet<string>
}

/** What an import would do here. Lists grow and nothing is taken off them; run again, it finds nothing to do. */
export function planImport({ config, settings, listed }: PlanImportOptions): ImportPlan {
  const before = settings.spamcheck
  const warnings = [...config.ignored]
  const changes: string[] = []
  const caps = { ...before.caps }
  for (const kind of askedKinds) {
    const cap = config.caps[kind]
    if (cap) caps[kind] = before.allowBlock ? cap : withoutBlock(kind, cap, warnings)
    if (caps[kind] !== before.caps[kind])
      changes.push(`${askedNames[kind]}: severest answer: ${name(before.caps[kind])} → ${name(caps[kind])}`)
  }
  const checkOnly = grown('Check only', before.checkOnly, config.checkOnly, changes)
  const neverCheck = grown('Never check', before.neverCheck, config.neverCheck, changes)
  if (checkOnly.length > 0 && neverCheck.length > 0)
    warnings.push(
      'Both project lists have entries: the old server ignored the never-check list then, Natterjack follows both.',
    )
  const monitor = config.monitor ?? before.monitor
  if (monitor !== before.monitor) changes.push(`Monitor mode: ${onOff(before.monitor)} → ${onOff(monitor)}`)
  const settingsChanged = changes.length > 0
  const domains = newDomains(config.domains, listed, warnings)
  for (const domain of domains) changes.push(`Trust list: + e-mail domain ${domain}`)
  if (domains.length > 0)
    warnings.push(
      'A listed e-mail domain exempts its people from all of Natterjack, not from this door alone, where GitLab has confirmed their address.',
    )
  const changed = { ...settings, spamcheck: { ...before, caps, checkOnly, neverCheck, monitor } }
  return { settings: settingsChanged ? changed : null, domains, changes, warnings }
}

/** A ban without a person looking is never taken over by the way. */
function withoutBlock(kind: AskedKind, cap: AnswerCap, warnings: string[]): AnswerCap {
  if (cap !== 'BLOCK') return cap
  warnings.push(
    `${askedNames[kind]}: BLOCK is taken over as DISALLOW, since it bans the author at once. To have it, allow it in the settings (Spamcheck) and import again.`,
  )
  return 'DISALLOW'
}

function grown(what: string, now: ListedProject[], wanted: ListedProject[], changes: string[]): ListedProject[] {
  const known = new Set(now.map(({ id }) => id))
  const added = wanted.filter(({ id }) => !known.has(id))
  for (const { id, path } of added) changes.push(`${what}: + ${path} (project ${id})`)
  return [...now, ...added]
}

/** The old server compared whole domains; "*.x" matched nothing, and must not come to mean x here. */
function newDomains(written: string[], listed: ReadonlySet<string>, warnings: string[]): string[] {
  const found = new Set<string>()
  for (const text of written) {
    const normal = /^[*.]/.test(text.trim())
      ? { problem: 'The old server knew no wildcards, so this never counted.' }
      : normalEntryValue({ kind: 'EMAIL_DOMAIN', value: text, withSubs: false })
    if ('problem' in normal) warnings.push(`Allowed domain ${JSON.stringify(text.slice(0, 100))}: ${normal.problem}`)
    else if (!listed.has(normal.value)) found.add(normal.value)
  }
  return [...found]
}

const name = (cap: AnswerCap): string => verdictNames[cap].toLowerCase()
const onOff = (on: boolean): string => (on ? 'on' : 'off')
