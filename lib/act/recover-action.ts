import { prisma } from '../db/prisma'
import type { GitLabClient } from '../gitlab/client'
import { GitLabError } from '../gitlab/gitlab-error'
import { loadAction } from './action-row'
import { type CarriedOut, endAction, type Move, refuseAction } from './end-action'
import { interruptedAfterSeconds } from './interrupted'
import { type Claim, putOffAction } from './move-action'
import { inEffect } from './present'
import { readPresent } from './read-present'

type RecoverActionOptions = { gitlab: GitLabClient; actionId: number }

/**
 * Takes up an action whose worker went away. In RUNNING no request had left: it goes back. In CALLING one may have:
 * GitLab is read, and what isn't in effect fails and waits for a person (`retryAction`); it is never sent again by itself.
 */
export async function recoverAction({ gitlab, actionId }: RecoverActionOptions): Promise<CarriedOut> {
  const found = await takeOver(actionId)
  if (!found) return (await isScheduled(actionId)) ? 'not_due' : 'not_claimed'
  const { claim, state } = found
  if (state === 'RUNNING') {
    const detail = 'Its worker went away before anything was sent.'
    await putOffAction({ claim, reason: 'interrupted', detail, until: { seconds: 0 } })
    return 'not_due'
  }
  const action = await loadAction(actionId)
  if (!action) return 'not_claimed'
  return verify({ gitlab, move: { claim, action } })
}

async function verify({ gitlab, move }: { gitlab: GitLabClient; move: Move }): Promise<CarriedOut> {
  const { kind, item, authorGitlabId, plan } = move.action
  const [step] = plan.steps
  try {
    const present = await readPresent({ gitlab, kind, item, authorGitlabId })
    if (inEffect(kind, step, present)) {
      const detail = `${step.words}: verified after a restart, it is in effect.`
      return endAction({ ...move, state: 'DONE', reason: 'verified', detail })
    }
  } catch (error) {
    if (!(error instanceof GitLabError)) throw error
    if (error.reason === 'gone')
      return refuseAction({ ...move, refusal: { reason: 'gone', detail: 'GitLab has it no longer.' } })
    // Still in doubt: the taking over has put the next look off by a minute.
    return 'not_due'
  }
  const detail = `${step.words}: GitLab was asked once and gave no clear answer, and it is not in effect. Look in GitLab, and try it again if it is still wanted.`
  return endAction({ ...move, state: 'FAILED', reason: 'interrupted', detail })
}

async function takeOver(actionId: number): Promise<{ claim: Claim; state: 'RUNNING' | 'CALLING' } | null> {
  const [row] = await prisma().$queryRaw<{ item_id: number; claimed_at: Date; state: 'RUNNING' | 'CALLING' }[]>`
    UPDATE action SET claimed_at = clock_timestamp()
     WHERE id = ${actionId} AND state IN ('RUNNING', 'CALLING')
       AND claimed_at < clock_timestamp() - make_interval(secs => ${interruptedAfterSeconds})
    RETURNING item_id, claimed_at, state::text AS state`
  return row ? { claim: { id: actionId, itemId: row.item_id, claimedAt: row.claimed_at }, state: row.state } : null
}

async function isScheduled(actionId: number): Promise<boolean> {
  return (await prisma().action.count({ where: { id: actionId, state: 'SCHEDULED' } })) > 0
}
