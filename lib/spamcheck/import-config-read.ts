import { type AnswerCap, type AskedKind, answerCaps, type ListedProject } from '../settings/spamcheck-settings'
import type { ConfigNode } from './import-config-tree'

/** What a configuration of the old Spamcheck server says that Natterjack can follow. */
export type OldConfig = {
  checkOnly: ListedProject[]
  neverCheck: ListedProject[]
  /** As written. */
  domains: string[]
  caps: Partial<Record<AskedKind, AnswerCap>>
  /** Null: the file doesn't say. */
  monitor: boolean | null
  /** What isn't taken over, a sentence each. */
  ignored: string[]
}

/** The old server had one cap for everything that isn't an issue or a snippet. */
const capKeys: Record<string, readonly AskedKind[]> = {
  maxissueverdict: ['issue'],
  maxsnippetverdict: ['snippet'],
  maxgenericverdict: ['merge_request', 'note', 'milestone', 'other'],
}

/** Where the rest of the old configuration has gone, by key without its underscores. */
const elsewhere: Record<string, string> = {
  grpcaddr: 'set SPAMCHECK_HOST and SPAMCHECK_PORT in the environment',
  'grpc.port': 'set SPAMCHECK_PORT in the environment',
  'rest.externalport': 'set SPAMCHECK_HTTP_PORT in the environment',
  loglevel: 'set LOG_LEVEL in the environment',
  'logger.level': 'set LOG_LEVEL in the environment',
  'logger.format': 'the log is JSON always',
  'logger.output': 'the log goes to the standard output always',
  'monitor.address': 'the worker has its metrics at WORKER_HEALTH_PORT',
  'preprocessor.socketpath': 'the model needs no preprocessor',
  'modelattributes.modelpath': 'the model is Natterjack’s own',
  mlclassifiers: 'the model is Natterjack’s own',
}

/** Reads both generations: the Go server's camel case and the Python server's snake case, whatever the letters' case. */
export function readOldConfig(tree: Map<string, ConfigNode>): OldConfig {
  const config: OldConfig = { checkOnly: [], neverCheck: [], domains: [], caps: {}, monitor: null, ignored: [] }
  for (const [name, value] of leaves(tree)) take(config, name, value)
  config.checkOnly = once(config.checkOnly)
  config.neverCheck = once(config.neverCheck)
  return config
}

type Leaf = [name: string, value: ConfigNode]

/** Tables two deep are walked into; `filter.allow_list` and its like are whole. */
function leaves(tree: Map<string, ConfigNode>): Leaf[] {
  return [...tree].flatMap(([key, value]): Leaf[] =>
    value instanceof Map && !(fold(key) in lists) && value.size > 0
      ? [...value].map(([inner, rest]): Leaf => [`${key}.${inner}`, rest])
      : [[key, value]],
  )
}

const fold = (name: string): string => name.toLowerCase().replace(/[_-]/g, '')

const lists: Record<string, 'checkOnly' | 'neverCheck'> = {
  'filter.allowlist': 'checkOnly',
  'filter.denylist': 'neverCheck',
}

function take(config: OldConfig, name: string, value: ConfigNode): void {
  const key = fold(name)
  const list = Object.hasOwn(lists, key) ? lists[key] : undefined
  const kinds = Object.hasOwn(capKeys, key) ? capKeys[key] : undefined
  if (list) config[list].push(...projects(config, name, value))
  else if (kinds) takeCap(config, name, kinds, value)
  else if (key === 'filter.alloweddomains') config.domains.push(...domains(config, name, value))
  else if (key === 'extraattributes.monitormode') takeMonitor(config, name, value)
  else {
    const where = Object.hasOwn(elsewhere, key) ? elsewhere[key] : 'Natterjack knows no such setting'
    config.ignored.push(`${shown(name)}: ${where}.`)
  }
}

function takeCap(config: OldConfig, name: string, kinds: readonly AskedKind[], value: ConfigNode): void {
  const wanted = String(value).toUpperCase()
  const cap = answerCaps.find((one) => one === wanted)
  if (!cap) {
    config.ignored.push(`${shown(name)}: ${shown(value)} is no verdict. It is one of ${answerCaps.join(', ')}.`)
    return
  }
  for (const kind of kinds) config.caps[kind] = cap
}

function takeMonitor(config: OldConfig, name: string, value: ConfigNode): void {
  const said = String(value).toLowerCase()
  if (said === 'true' || said === 'false') config.monitor = said === 'true'
  else config.ignored.push(`${shown(name)}: ${shown(value)} is neither true nor false.`)
}

/** A map of id to path, or a list of ids. */
function projects(config: OldConfig, name: string, value: ConfigNode): ListedProject[] {
  if (value === null) return []
  const pairs: [ConfigNode, ConfigNode][] =
    value instanceof Map ? [...value] : Array.isArray(value) ? value.map((id) => [id, null]) : [[value, null]]
  return pairs.flatMap(([key, path]) => {
    const text = typeof key === 'object' ? '' : String(key)
    const id = /^\d{1,10}$/.test(text) ? Number(text) : 0
    if (id >= 1 && id <= 2_147_483_647) {
      const known = typeof path === 'string' && path.trim() !== ''
      return [{ id, path: known ? path.trim().slice(0, 1_024) : `project ${id}` }]
    }
    config.ignored.push(`${shown(name)}: ${shown(key)} is not the id of a project.`)
    return []
  })
}

function domains(config: OldConfig, name: string, value: ConfigNode): string[] {
  if (value === null) return []
  return (Array.isArray(value) ? value : [value]).flatMap((domain) => {
    if (typeof domain === 'string') return [domain]
    config.ignored.push(`${shown(name)}: ${shown(domain)} is not a domain.`)
    return []
  })
}

/** The file may say the same in both spellings; the first path counts. */
function once(list: ListedProject[]): ListedProject[] {
  const known = new Map<number, ListedProject>()
  for (const project of list) if (!known.has(project.id)) known.set(project.id, project)
  return [...known.values()]
}

/** What stands in a stranger's file may try to steer a terminal. */
function shown(value: ConfigNode): string {
  const text = value instanceof Map || Array.isArray(value) ? 'a table' : String(value)
  return `"${text.replace(/[^\x20-\x7e\u00a0-\uffff]/g, '?').slice(0, 100)}"`
}
