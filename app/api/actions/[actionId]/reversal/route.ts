import { reverseAction } from '@/lib/act/reverse-action'
import { actorOf } from '../../../actor'
import { handOverActions } from '../../../hand-over-actions'
import { handle } from '../../../handle'
import { actionParams } from '../../action-params'

/** PUT: asking twice makes one reversal. */
export const PUT = handle({ role: 'MODERATOR', params: actionParams }, async ({ params, user }) => {
  const { id, runAt, state } = await reverseAction({ ...params, actor: actorOf(user) })
  const reversal = { id, runAt: runAt.toISOString(), state }
  await handOverActions([reversal])
  return reversal
})
