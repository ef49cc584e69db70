import { z } from 'zod'
import type { ItemMeta } from '../fetch/item'
import type { ItemVersion } from '../generated/prisma/client'
import { fieldsOf } from './changed-fields'
import type { ItemVersionView } from './item-detail'

const metaSchema = z.record(z.string(), z.unknown()).catch({})
/** Fields that were cut when they were fetched. */
const cutSchema = z.object({ cut: z.array(z.string()).optional() }).catch({})

export function versionView({ id, fields, meta, firstSeenAt }: ItemVersion): ItemVersionView {
  const entries = Object.entries(fieldsOf(fields)).filter(([, text]) => text !== '')
  return {
    id,
    fields: Object.fromEntries(entries),
    meta: metaSchema.parse(meta) as ItemMeta,
    firstSeenAt: firstSeenAt.toISOString(),
    cut: cutSchema.parse(meta).cut ?? [],
  }
}
