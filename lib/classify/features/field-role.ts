import { type ItemFields, type ItemKind, textFields } from '@/lib/fetch/item'

/** How the text of a field is read. */
export type Role = 'name' | 'prose' | 'code'

const nameFields: ReadonlySet<string> = new Set([
  'name',
  'username',
  'path',
  'file_name',
  'topics',
  'location',
  'organization',
  'job_title',
  'pronouns',
  'twitter',
  'discord',
  'github',
  'public_email',
  'website_url',
  'linkedin',
])

/** Fields beyond those of the kind are read too, as prose, but not endlessly many. */
const strangerLimit = 16

/** The fields to read, in reading order: those of the kind, then whatever else came with the item, by name. */
export function fieldsToRead(kind: ItemKind, fields: ItemFields): string[] {
  const known: readonly string[] = textFields[kind]
  const read: string[] = []
  for (const name of known) if ((fields[name] ?? '') !== '') read.push(name)
  const given = Object.keys(fields)
  if (given.length === read.length) return read
  const strangers = given.filter((name) => !known.includes(name)).sort()
  for (const name of strangers.slice(0, strangerLimit)) if ((fields[name] ?? '') !== '') read.push(name)
  return read
}

/** A snippet's content is code unless its look says otherwise: spam puts advertisements there. */
export function roleOf(field: string, text: string): Role {
  if (nameFields.has(field)) return 'name'
  return field === 'content' && looksLikeCode(text) ? 'code' : 'prose'
}

const codeSigns = new Uint8Array(0x10000)
for (const sign of '{}()[];=<>|&$\\_') codeSigns[sign.charCodeAt(0)] = 1

/** Whether at least one in twenty of the first characters that aren't blank is a sign that programs are made of. */
export function looksLikeCode(text: string): boolean {
  const length = Math.min(text.length, 2000)
  let signs = 0
  let solid = 0
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i)
    solid += (0x20 - unit) >>> 31
    signs += codeSigns[unit] as number
  }
  return solid > 0 && signs / solid >= 0.05
}
