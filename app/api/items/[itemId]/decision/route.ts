import { z } from 'zod'
import { decideItem } from '@/lib/review/decide-item'
import { decisionInputSchema } from '@/lib/review/decision-input'
import { undoDecision } from '@/lib/review/undo-decision'
import { jsonRowIdSchema } from '@/lib/stats/row-id'
import { handOverActions } from '../../../hand-over-actions'
import { handle } from '../../../handle'
import { itemParams } from '../../item-params'

export const PUT = handle(
  { role: 'MODERATOR', params: itemParams, body: decisionInputSchema },
  async ({ params, body, user }) => {
    const decided = await decideItem({ ...body, itemId: params.itemId, moderator: user })
    await handOverActions(decided.actions)
    return decided
  },
)

const undoBody = z.strictObject({ decisionId: jsonRowIdSchema.optional() }).optional()

export const DELETE = handle({ role: 'MODERATOR', params: itemParams, body: undoBody }, ({ params, body, user }) =>
  undoDecision({ itemId: params.itemId, decisionId: body?.decisionId, moderator: user }),
)
