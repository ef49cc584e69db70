/**
 * What GitLab's JSON looks like, written down as key → types. A type is one of int, number, string, bool, null, array, object,
 * any, or several with |; a trailing ~ marks a key that GitLab documents but doesn't always send (other edition, other
 * version). An object describes a nested one, a one-element array a list of such.
 */
export type Shape = { readonly [key: string]: string | Shape | readonly [Shape] }

/** Every way in which a value differs from the shape; empty when it fits. `partial` lets documented keys be missing. */
export function checkShape(value: unknown, shape: Shape, options: { partial?: boolean; at?: string } = {}): string[] {
  const { partial = false, at = '' } = options
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${at || 'value'} is no object`]
  const object = value as Record<string, unknown>
  const faults: string[] = []
  for (const key of Object.keys(object)) if (!(key in shape)) faults.push(`${at}${key} is not in the shape`)
  for (const [key, wanted] of Object.entries(shape)) {
    const name = `${at}${key}`
    if (!(key in object)) {
      if (!partial && !(typeof wanted === 'string' && wanted.endsWith('~'))) faults.push(`${name} is missing`)
    } else faults.push(...checkValue(object[key], wanted, name, partial))
  }
  return faults
}

function checkValue(value: unknown, wanted: Shape[string], name: string, partial: boolean): string[] {
  if (typeof wanted === 'string') {
    const types = wanted.replace(/~$/, '').split('|')
    if (types.includes('any') || types.some((type) => isOf(value, type))) return []
    return [`${name} is ${typeName(value)}, not ${wanted}`]
  }
  if (Array.isArray(wanted)) {
    if (!Array.isArray(value)) return [`${name} is ${typeName(value)}, not a list`]
    return value.flatMap((item, index) => checkShape(item, wanted[0] as Shape, { partial, at: `${name}[${index}].` }))
  }
  return value === null ? [] : checkShape(value, wanted as Shape, { partial, at: `${name}.` })
}

function isOf(value: unknown, type: string): boolean {
  if (type === 'int') return Number.isInteger(value)
  if (type === 'null') return value === null
  if (type === 'array') return Array.isArray(value)
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value)
  return typeof value === (type === 'bool' ? 'boolean' : type)
}

function typeName(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value
}
