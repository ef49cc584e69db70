import { setShadow } from '@/lib/model/version/set-shadow'
import { actorOf } from '../../../actor'
import { handle } from '../../../handle'
import { modelParams } from '../../model-params'

export const PUT = handle({ role: 'ADMIN', params: modelParams }, ({ params, user }) =>
  setShadow({ id: params.modelId, on: true, actor: actorOf(user) }),
)

export const DELETE = handle({ role: 'ADMIN', params: modelParams }, ({ params, user }) =>
  setShadow({ id: params.modelId, on: false, actor: actorOf(user) }),
)
