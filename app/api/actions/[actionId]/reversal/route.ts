import { z } from 'zod'
import { reverseAction } from '@/lib/act/reverse-action'
import { actorOf } from '../../../actor'
import { handOverActions } from '../../../hand-over-actions'
import { handle } from '../../../handle'
import { actionParams } from '../../action-params'

const body = z.strictObject({ anyway: z.boolean().optional() }).optional()

/** PUT: asking twice makes one reversal. */
export const PUT = handle({ role: 'MODERATOR', params: actionParams, body }, async ({ params, body, user }) => {
  const { id, runAt, state } = await reverseAction({ ...params, ...body, actor: actorOf(user) })
  const reversal = { id, runAt: runAt.toISOString(), state }
  await handOverActions([reversal])
  return reversal
})
