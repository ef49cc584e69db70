import type { Visibility } from '../world/objects'
import { type Call, invalidParam } from './call'

/** A parameter of the body or the query, as Grape merges them (a JSON body counts on DELETE too). */
export function param(call: Call, name: string): unknown {
  const inBody = call.body[name]
  if (inBody !== undefined) return inBody
  return call.query.get(name) ?? undefined
}

export function textParam(call: Call, name: string): string | undefined {
  const value = param(call, name)
  if (value === undefined || value === null) return undefined
  if (typeof value === 'object') throw invalidParam(`${name} is invalid`)
  return String(value)
}

export function requiredText(call: Call, name: string): string {
  const value = textParam(call, name)
  if (value === undefined) throw invalidParam(`${name} is missing`)
  return value
}

export function boolParam(call: Call, name: string): boolean | undefined {
  const value = param(call, name)
  if (value === undefined || value === null) return undefined
  if (value === true || value === 'true' || value === '1' || value === 1) return true
  if (value === false || value === 'false' || value === '0' || value === 0) return false
  throw invalidParam(`${name} is invalid`)
}

export function intParam(call: Call, name: string): number | undefined {
  const value = param(call, name)
  if (value === undefined || value === null || value === '') return undefined
  const number = Number(value)
  if (!Number.isInteger(number)) throw invalidParam(`${name} is invalid`)
  return number
}

export function choiceParam<T extends string>(call: Call, name: string, choices: readonly T[]): T | undefined {
  const value = textParam(call, name)
  if (value === undefined) return undefined
  const found = choices.find((choice) => choice === value)
  if (found === undefined) throw invalidParam(`${name} does not have a valid value`)
  return found
}

export function visibilityParam(call: Call): Visibility | undefined {
  return choiceParam(call, 'visibility', ['private', 'internal', 'public'])
}

/** ISO time as milliseconds; an unescaped + in the query arrives as a space and is refused, as GitLab does. */
export function timeParam(call: Call, name: string): number | undefined {
  const value = textParam(call, name)
  if (value === undefined) return undefined
  const time = Date.parse(value)
  if (Number.isNaN(time)) throw invalidParam(`${name} is invalid`)
  return time
}

/** A list sent as a JSON array, `labels=a,b` or repeated `topics[]=a`. */
export function listParam(call: Call, name: string): string[] | undefined {
  const repeated = call.query.getAll(`${name}[]`)
  if (repeated.length > 0) return repeated
  const value = param(call, name)
  if (value === undefined || value === null) return undefined
  if (Array.isArray(value)) return value.map(String)
  return String(value)
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

export function pathId(call: Call, name: string): number {
  const text = call.params[name] ?? ''
  if (!/^\d{1,15}$/.test(text)) throw invalidParam(`${name} is invalid`)
  return Number(text)
}

/** `created_after`, `updated_before` and the like, over the ISO time of an object. */
export function timeFilter(call: Call, field: 'created' | 'updated'): (iso: string) => boolean {
  const after = timeParam(call, `${field}_after`)
  const before = timeParam(call, `${field}_before`)
  if (after === undefined && before === undefined) return () => true
  return (iso) => {
    const time = Date.parse(iso)
    return (after === undefined || time >= after) && (before === undefined || time <= before)
  }
}
