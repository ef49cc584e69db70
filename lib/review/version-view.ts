import { z } from 'zod'
import type { ItemMeta } from '../fetch/item'
import type { ItemVersion } from '../generated/prisma/client'
import { fieldsOf } from './changed-fields'
import type { ItemVersionView } from './item-detail'

/** More than this of one field isn't sent to a browser (characters); the view says that it is cut. */
const maxCharacters = 200_000

const metaSchema = z.record(z.string(), z.unknown()).catch({})

export function versionView({ id, fields, meta, firstSeenAt }: ItemVersion): ItemVersionView {
  const entries = Object.entries(fieldsOf(fields)).filter(([, text]) => text !== '')
  return {
    id,
    fields: Object.fromEntries(entries.map(([name, text]) => [name, text.slice(0, maxCharacters)])),
    meta: metaSchema.parse(meta) as ItemMeta,
    firstSeenAt: firstSeenAt.toISOString(),
    cut: entries.filter(([, text]) => text.length > maxCharacters).map(([name]) => name),
  }
}
