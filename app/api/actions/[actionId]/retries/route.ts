import { retryAction } from '@/lib/act/retry-action'
import { actorOf } from '../../../actor'
import { handOverActions } from '../../../hand-over-actions'
import { handle } from '../../../handle'
import { actionParams } from '../../action-params'

export const POST = handle({ role: 'MODERATOR', params: actionParams }, async ({ params, user }) => {
  const { id, runAt } = await retryAction({ ...params, actor: actorOf(user) })
  const retried = { id, runAt: runAt.toISOString(), state: 'SCHEDULED' }
  await handOverActions([retried])
  return retried
})
