import { z } from 'zod'
import { changePerson } from '@/lib/people/change-person'
import { personChangeSchema } from '@/lib/people/person-change'
import { rowIdSchema } from '@/lib/stats/row-id'
import { actorOf } from '../../actor'
import { handle } from '../../handle'

const params = z.strictObject({ personId: rowIdSchema })

export const PATCH = handle({ role: 'ADMIN', params, body: personChangeSchema }, ({ params, body, user }) =>
  changePerson({ ...body, id: params.personId, actor: actorOf(user) }),
)
