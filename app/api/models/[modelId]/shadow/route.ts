import { z } from 'zod'
import { setShadow } from '@/lib/model/version/set-shadow'
import { actorOf } from '../../../actor'
import { handle } from '../../../handle'
import { modelParams, reasonSchema } from '../../model-params'

const body = z.strictObject({ reason: reasonSchema })

export const PUT = handle({ role: 'ADMIN', params: modelParams, body }, ({ params, body, user }) =>
  setShadow({ id: params.modelId, on: true, reason: body.reason, actor: actorOf(user) }),
)

export const DELETE = handle({ role: 'ADMIN', params: modelParams }, ({ params, user }) =>
  setShadow({ id: params.modelId, on: false, actor: actorOf(user) }),
)
