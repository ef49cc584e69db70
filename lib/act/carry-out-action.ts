import type { AuthorRow } from '../fetch/fetched'
import type { GitLabClient } from '../gitlab/client'
import { GitLabError } from '../gitlab/gitlab-error'
import type { Trust } from '../trust/trust'
import { type ActionRow, loadAction } from './action-row'
import { askPermission } from './ask-permission'
import { beginCall } from './begin-call'
import { callOnce } from './call-once'
import { dropUndone } from './drop-undone'
import { type CarriedOut, endAction, type Move, putOffFor, refuseAction } from './end-action'
import { claimAction } from './move-action'
import type { Planned } from './plan'
import { planNow } from './plan-now'
import { protectedBy } from './protect'
import { readPresent } from './read-present'
import { recoverAction } from './recover-action'
import { settleCall } from './settle-call'

export type CarryOutOptions = {
  gitlab: GitLabClient
  actionId: number
  /** GitLab's id of the account our token belongs to. */
  botUserId: number
  /** The trust rules as they are now: `checkTrust` with the worker's memberships. */
  trustOf: (about: { item: ActionRow['item']; author: AuthorRow | null }) => Promise<Trust>
}

/**
 * Does in GitLab what was decided, once its time has come and if it may still be done: dry run, hourly cap, trust and
 * administrators are asked again now. At most one request leaves per action, whatever is killed in between: the row says
 * CALLING before it leaves, and an action found in CALLING is looked up in GitLab, never sent again.
 * While GitLab can't be asked the action waits; nothing is lost.
 */
export async function carryOutAction(options: CarryOutOptions): Promise<CarriedOut> {
  const claim = await claimAction(options.actionId)
  if (!claim) return (await dropUndone(options)) ? 'refused' : recoverAction(options)
  const action = await loadAction(claim.id)
  if (!action) return 'not_claimed'
  const move: Move = { claim, action }

  const permission = await askPermission(move)
  if (permission) return permission
  const planned = await orWait(move, () => planWithCare(options, action))
  if (typeof planned === 'string') return planned
  if ('refusal' in planned) return refuseAction({ ...move, refusal: planned.refusal })
  const { step } = planned
  const plan = { steps: [step] as [typeof step] }
  if (step.method === 'GET')
    return endAction({ ...move, state: 'DONE', reason: 'nothing_to_do', detail: `${step.words}.`, plan })

  const begun = await beginCall({ claim, plan, isReversal: action.reversesId !== null })
  if (!begun.may) {
    if (begun.why === 'lost_claim') return 'not_claimed'
    if (begun.why === 'undone') return (await dropUndone(options)) ? 'refused' : 'not_claimed'
    return (await askPermission(move)) ?? 'not_due'
  }
  const called = await callOnce({ gitlab: options.gitlab, step })
  return settleCall({ gitlab: options.gitlab, move: { claim: begun.claim, action }, step, called })
}

async function planWithCare({ gitlab, botUserId, trustOf }: CarryOutOptions, action: ActionRow): Promise<Planned> {
  const { kind, item, authorGitlabId } = action
  const present = await readPresent({ gitlab, kind, item, authorGitlabId })
  if (action.reversesId === null) {
    const trust = await trustOf({ item, author: present.author })
    const refusal = protectedBy({ author: present.author, botUserId, trust })
    if (refusal) return { refusal }
  }
  return planNow({ action, present })
}

/** Nothing has left yet: what GitLab fails to answer only makes the action wait, unless it makes no sense any more. */
async function orWait(move: Move, plan: () => Promise<Planned>): Promise<Planned | CarriedOut> {
  try {
    return await plan()
  } catch (error) {
    if (!(error instanceof GitLabError)) throw error
    if (error.waits) return putOffFor({ ...move, error })
    if (error.reason === 'gone')
      return { refusal: { reason: 'gone', detail: 'GitLab has it no longer, so nothing is left to do.' } }
    return endAction({ ...move, state: 'FAILED', reason: error.reason, detail: error.message })
  }
}
