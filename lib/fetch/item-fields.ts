import { storableText } from '../gitlab/storable-text'
import { type ItemFields, type ItemKind, textFields } from './item'

/** Longest text of one field that is kept, in UTF-16 code units: more than any model looks at, less than fills a disk. */
export const maxFieldLength = 100_000

/**
 * The fields of a kind out of what GitLab sent, storable and cut; empty ones are left out.
 * @returns `cut` names the fields that were longer
 */
export function itemFields(kind: ItemKind, source: Record<string, unknown>): { fields: ItemFields; cut: string[] } {
  const fields: ItemFields = {}
  const cut: string[] = []
  for (const name of textFields[kind]) {
    const text = source[name]
    if (typeof text !== 'string' || text === '') continue
    if (text.length > maxFieldLength) cut.push(name)
    fields[name] = storableText(text, maxFieldLength)
  }
  return { fields, cut }
}
