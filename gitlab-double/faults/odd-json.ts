import type { Fault } from './fault'

/** The real answer with fields nulled, left out or of another type: what old, new and broken versions send. */
export function makeOdd(json: unknown, fault: Fault): unknown {
  if (Array.isArray(json)) return json.map((item) => makeOdd(item, fault))
  if (typeof json !== 'object' || json === null) return json
  const fields = fault.fields ?? Object.keys(json).filter((key) => key !== 'id')
  const result: Record<string, unknown> = { ...json }
  for (const field of fields) {
    if (!(field in result)) continue
    if (fault.oddity === 'missing') delete result[field]
    else result[field] = fault.oddity === 'odd' ? otherType(result[field]) : null
  }
  return result
}

function otherType(value: unknown): unknown {
  if (typeof value === 'string') return { text: value }
  if (typeof value === 'number') return `${value} or so`
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return 42
}
