import type { GitLabError } from '../gitlab/gitlab-error'
import type { ActionRow } from './action-row'
import { type Answer, type Claim, finishAction, putOffAction } from './move-action'
import type { Plan, Refusal } from './plan'
import { waitSeconds } from './wait-seconds'

/** `not_due`: it waits (its time, the cap, GitLab). `not_claimed`: somebody else has it, or it has ended. */
export type CarriedOut = 'done' | 'failed' | 'refused' | 'not_due' | 'not_claimed'

/** An action and the claim under which it is moved on. */
export type Move = { claim: Claim; action: ActionRow }

type EndActionOptions = Move & {
  state: 'DONE' | 'FAILED' | 'REFUSED' | 'PLANNED'
  reason: string | null
  detail: string | null
  answer?: Answer
  plan?: Plan
  /** The request certainly had no effect. */
  turnedAway?: boolean
}

const results = { DONE: 'done', FAILED: 'failed', REFUSED: 'refused', PLANNED: 'refused' } as const
const stateAfter: Partial<Record<ActionRow['kind'], string>> = { BLOCK_USER: 'blocked', UNBLOCK_USER: 'active' }

export async function endAction({ claim, action, ...end }: EndActionOptions): Promise<CarriedOut> {
  const state = end.state === 'DONE' && end.reason !== 'nothing_to_do' ? stateAfter[action.kind] : undefined
  const authorState = state && action.authorGitlabId ? { gitlabId: action.authorGitlabId, state } : undefined
  const ended = await finishAction({ claim, actor: action.actor, ...end, authorState })
  return ended ? results[end.state] : 'not_claimed'
}

export function refuseAction(options: Move & { refusal: Refusal; turnedAway?: boolean }): Promise<CarriedOut> {
  const { refusal, ...move } = options
  return endAction({ ...move, state: 'REFUSED', reason: refusal.reason, detail: refusal.detail })
}

/** GitLab can't do it now and certainly hasn't: the action waits. */
export async function putOffFor(options: Move & { error: GitLabError; answer?: Answer }): Promise<CarriedOut> {
  const { claim, action, error, answer } = options
  const waitedMs = claim.claimedAt.getTime() - action.createdAt.getTime()
  const seconds = waitSeconds({ waitedMs, retryAfterMs: error.retryAfterMs })
  const reason = `gitlab_${error.reason}`
  const moved = await putOffAction({ claim, reason, detail: error.message, until: { seconds }, answer })
  return moved ? 'not_due' : 'not_claimed'
}
