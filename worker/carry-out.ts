import { carryOutAction } from '@/lib/act/carry-out-action'
import { checkTrust } from '@/lib/trust/check-trust'
import { killPoint } from './kill-points'
import type { Tools } from './tools'

/**
 * Carries out one action, if it is due and nobody else has it. Before GitLab has told who we are nothing is done: the rule
 * that we never act on ourselves couldn't be kept.
 */
export async function carryOut(actionId: string, tools: Tools): Promise<void> {
  const botUserId = tools.botUserId()
  if (botUserId === null) return
  killPoint('before_action')
  const { memberships } = tools
  const result = await carryOutAction({
    gitlab: tools.gitlab,
    actionId: Number(actionId),
    botUserId,
    trustOf: ({ item, author }) => checkTrust({ item, author, botUserId, memberships }),
  })
  killPoint('after_action')
  tools.metrics.actions.inc({ result })
  tools.log.info({ actionId, result }, 'an action was taken up')
}
