import { z } from 'zod'

const fieldsSchema = z.record(z.string(), z.string()).catch({})

/** Text by field as stored in a version; nothing for a row that can't be read. */
export function fieldsOf(stored: unknown): Record<string, string> {
  return fieldsSchema.parse(stored)
}

/** Names of the fields whose text differs, in the order of the newer version. */
export function changedFields(before: unknown, after: unknown): string[] {
  const [old, fresh] = [fieldsOf(before), fieldsOf(after)]
  const names = new Set([...Object.keys(fresh), ...Object.keys(old)])
  return [...names].filter((name) => (old[name] ?? '') !== (fresh[name] ?? ''))
}
