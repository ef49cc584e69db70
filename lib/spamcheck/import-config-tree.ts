import { parse as parseToml, TomlError } from 'smol-toml'
import { parseDocument } from 'yaml'
import { AppError } from '../errors'

/** A configuration file of the old Spamcheck server as plain data: tables are maps, so that no key can reach a prototype. */
export type ConfigNode = string | number | boolean | null | ConfigNode[] | Map<string, ConfigNode>
export type ConfigFormat = 'toml' | 'yaml'

/** Hundreds of times what the largest real ones need. */
export const maxConfigBytes = 1024 * 1024
const maxNodes = 50_000
const maxDepth = 20
/** How far aliases of YAML may multiply what is written. */
const maxAliases = 50

type Source = { text: string; format: ConfigFormat }

/**
 * @throws AppError `bad_request` saying what is wrong and, where the parser knows it, in which line; also for a file that is
 *   too large, too deep, or grows beyond measure by its aliases
 */
export function readConfigTree({ text, format }: Source): Map<string, ConfigNode> {
  if (Buffer.byteLength(text) > maxConfigBytes) throw refuse('it is larger than 1 MB, which no configuration is')
  if (text.includes('\0')) throw refuse('it holds NUL bytes: is this the right file?')
  const tree = plain(format === 'toml' ? fromToml(text) : fromYaml(text), { left: maxNodes }, 0)
  if (tree === null) return new Map()
  if (!(tree instanceof Map)) throw refuse('it has no keys at its top')
  return tree
}

function fromToml(text: string): unknown {
  try {
    return parseToml(text)
  } catch (error) {
    if (error instanceof TomlError) throw refuse(`line ${error.line}: ${firstLine(error.message)}`, error)
    throw tooDeep(error)
  }
}

function fromYaml(text: string): unknown {
  try {
    const document = parseDocument(text, { logLevel: 'silent' })
    const [problem] = document.errors
    if (problem) throw refuse(`line ${problem.linePos?.[0].line ?? '?'}: ${firstLine(problem.message)}`, problem)
    return document.toJS({ mapAsMap: true, maxAliasCount: maxAliases })
  } catch (error) {
    if (error instanceof AppError) throw error
    if (error instanceof ReferenceError) throw refuse('its aliases refer to too much, or to nothing', error)
    throw tooDeep(error)
  }
}

/** The parsers recurse: a file made of brackets alone ends their stack. */
function tooDeep(error: unknown): unknown {
  return error instanceof RangeError ? refuse('it is nested too deeply', error) : error
}

function plain(value: unknown, budget: { left: number }, depth: number): ConfigNode {
  if (budget.left-- <= 0) throw refuse('it holds too much for a configuration')
  if (depth > maxDepth) throw refuse('it is nested too deeply')
  if (value === null || value === undefined) return null
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  if (Array.isArray(value)) return value.map((inner) => plain(inner, budget, depth + 1))
  if (typeof value !== 'object' || value instanceof Date) return String(value)
  const entries: Iterable<[unknown, unknown]> = value instanceof Map ? value : Object.entries(value)
  const table = new Map<string, ConfigNode>()
  for (const [key, inner] of entries) table.set(String(key), plain(inner, budget, depth + 1))
  return table
}

const firstLine = (text: string): string => (text.split('\n', 1)[0] ?? text).slice(0, 300)

const refuse = (why: string, cause?: unknown): AppError =>
  new AppError({ code: 'bad_request', message: `This file can't be read: ${why}.`, cause })
