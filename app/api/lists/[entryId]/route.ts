import { z } from 'zod'
import { rowIdSchema } from '@/lib/stats/row-id'
import { removeListEntry } from '@/lib/trust/edit-list'
import { actorOf } from '../../actor'
import { handle } from '../../handle'

const params = z.strictObject({ entryId: rowIdSchema })

export const DELETE = handle({ role: 'ADMIN', params }, ({ params: { entryId }, user }) =>
  removeListEntry({ entryId, actor: actorOf(user) }),
)
