import { z } from 'zod'
import { rollBack } from '@/lib/model/version/roll-back'
import { jsonRowIdSchema } from '@/lib/stats/row-id'
import { actorOf } from '../../actor'
import { handle } from '../../handle'
import { reasonSchema } from '../model-params'

/** `fromId`: the model that whoever pressed the button saw as the active one. */
const body = z.strictObject({ fromId: jsonRowIdSchema, reason: reasonSchema })

export const POST = handle({ role: 'ADMIN', body }, ({ body, user }) => rollBack({ ...body, actor: actorOf(user) }))
