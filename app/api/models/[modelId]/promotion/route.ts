import { z } from 'zod'
import { promoteModel } from '@/lib/model/version/promote-model'
import { actorOf } from '../../../actor'
import { handle } from '../../../handle'
import { modelParams, reasonSchema } from '../../model-params'

const body = z.strictObject({ reason: reasonSchema })

export const PUT = handle({ role: 'ADMIN', params: modelParams, body }, ({ params, body, user }) =>
  promoteModel({ id: params.modelId, reason: body.reason, actor: actorOf(user) }),
)
