import { z } from 'zod'
import { reverseDecision } from '@/lib/review/reverse-decision'
import { jsonRowIdSchema } from '@/lib/stats/row-id'
import { handOverActions } from '../../../hand-over-actions'
import { handle } from '../../../handle'
import { itemParams } from '../../item-params'

const body = z.strictObject({ decisionId: jsonRowIdSchema, anyway: z.boolean().optional() })

/** For a decision that is carried out already: its inverse is done in GitLab. */
export const PUT = handle({ role: 'MODERATOR', params: itemParams, body }, async ({ params, body, user }) => {
  const reversed = await reverseDecision({ ...params, ...body, moderator: user })
  await handOverActions(reversed.reversals)
  return reversed
})
