import { z } from 'zod'
import { reverseDecision } from '@/lib/review/reverse-decision'
import { handOverActions } from '../../../hand-over-actions'
import { handle } from '../../../handle'
import { itemParams } from '../../item-params'

/** For a decision that is carried out already: its inverse is done in GitLab. */
export const PUT = handle(
  { role: 'MODERATOR', params: itemParams, body: z.strictObject({ decisionId: z.int().positive() }) },
  async ({ params, body, user }) => {
    const reversed = await reverseDecision({ ...params, ...body, moderator: user })
    await handOverActions(reversed.reversals)
    return reversed
  },
)
