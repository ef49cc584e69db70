import { z } from 'zod'
import { findListPage, listQuerySchema } from '@/lib/stats/list-page'
import { addListEntry } from '@/lib/trust/edit-list'
import { listEntryKindSchema } from '@/lib/trust/list-entry'
import { defaultMinAccess, minAccessSchema } from '@/lib/trust/min-access'
import { actorOf } from '../actor'
import { handle } from '../handle'

const body = z.strictObject({
  kind: listEntryKindSchema,
  value: z.string().max(1000),
  withSubs: z.boolean().default(false),
  /** For groups only. */
  minAccess: minAccessSchema.default(defaultMinAccess),
  /** Whose name it must still be, to put an entry back. */
  gitlabId: z.int().positive().nullable().optional(),
  reason: z.string().max(1000),
  expiresAt: z.iso
    .datetime()
    .transform((text) => new Date(text))
    .nullable()
    .default(null),
})

export const GET = handle({ role: 'VIEWER', query: listQuerySchema }, ({ query }) => findListPage(query))

export const POST = handle({ role: 'ADMIN', body }, ({ body, user }) => addListEntry({ ...body, actor: actorOf(user) }))
