import { cancelAction } from '@/lib/act/cancel-action'
import { actorOf } from '../../../actor'
import { handle } from '../../../handle'
import { actionParams } from '../../action-params'

export const PUT = handle({ role: 'MODERATOR', params: actionParams }, ({ params, user }) =>
  cancelAction({ ...params, actor: actorOf(user) }),
)
