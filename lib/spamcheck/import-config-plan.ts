import type { Settings } from '../settings/settings'
import { settingsDiff } from '../settings/settings-diff'
import { askedNames } from '../settings/settings-words'
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
  const caps = { ...before.caps }
  for (const kind of askedKinds) {
    const cap = config.caps[kind]
    if (cap) caps[kind] = before.allowBlock ? cap : withoutBlock(kind, cap, warnings)
  }
  const added = {
    checkOnly: newProjects(before.checkOnly, config.checkOnly),
    neverCheck: newProjects(before.neverCheck, config.neverCheck),
  }
  const spamcheck = {
    ...before,
    caps,
    monitor: config.monitor ?? before.monitor,
    checkOnly: [...before.checkOnly, ...added.checkOnly],
    neverCheck: [...before.neverCheck, ...added.neverCheck],
  }
  if (spamcheck.checkOnly.length > 0 && spamcheck.neverCheck.length > 0)
    warnings.push(
      'Both project lists have entries: the old server ignored the never-check list then, Natterjack follows both.',
    )
  const changed = { ...settings, spamcheck }
  const changes = [
    // The diff names ten projects of a list at most; here each is told.
    ...settingsDiff(settings, changed)
      .filter(({ path }) => !path.endsWith('.checkOnly') && !path.endsWith('.neverCheck'))
      .map(({ name, before: old, after }) => `${name}: ${old} → ${after}`),
    ...added.checkOnly.map((project) => `Spamcheck: only these are checked: + ${told(project)}`),
    ...added.neverCheck.map((project) => `Spamcheck: never checked: + ${told(project)}`),
  ]
  const settingsChanged = changes.length > 0
  const domains = newDomains(config.domains, listed, warnings)
  for (const domain of domains) changes.push(`Trust list: + e-mail domain ${domain}`)
  if (domains.length > 0)
    warnings.push(
      'A listed e-mail domain exempts its people from all of Natterjack, not from this door alone, where GitLab has confirmed their address.',
    )
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

function newProjects(now: ListedProject[], wanted: ListedProject[]): ListedProject[] {
  const known = new Set(now.map(({ id }) => id))
  return wanted.filter(({ id }) => !known.has(id))
}

/** A path out of a stranger's file may try to steer a terminal. */
const told = ({ id, path }: ListedProject): string => `${path.replace(/[^\x20-\x7e\u00a0-\uffff]/g, '?')} (id ${id})`

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
