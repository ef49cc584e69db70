import type { GitLabClient } from '../gitlab/client'
import { GitLabError } from '../gitlab/gitlab-error'
import type { Called } from './call-once'
import { type CarriedOut, endAction, type Move, putOffFor, refuseAction } from './end-action'
import { noteAnswer } from './move-action'
import type { Step } from './plan'
import { inEffect } from './present'
import { readPresent } from './read-present'

type SettleCallOptions = { gitlab: GitLabClient; move: Move; step: Step; called: Called }

/** What became of the one request. Where that is in doubt GitLab is read, and while it stays in doubt the row says so. */
export async function settleCall({ gitlab, move, step, called }: SettleCallOptions): Promise<CarriedOut> {
  const { answer, error } = called
  if (!error) return endAction({ ...move, state: 'DONE', reason: null, detail: `${step.words}: done.`, answer })
  if (error.maybeDone) {
    if (await isInEffect({ gitlab, move, step })) {
      const detail = `${step.words}: GitLab gave no clear answer, but it is in effect.`
      return endAction({ ...move, state: 'DONE', reason: 'verified', detail, answer })
    }
    // It may still come into effect: the row stays CALLING and is looked at again (lib/act/recover-action.ts).
    await noteAnswer({ claim: move.claim, answer })
    return 'not_due'
  }
  if (error.waits) return putOffFor({ ...move, error, answer })
  if (error.reason === 'gone')
    return refuseAction({ ...move, refusal: { reason: 'gone', detail: 'GitLab has it no longer.' }, turnedAway: true })
  return endAction({ ...move, state: 'FAILED', reason: error.reason, detail: error.message, answer, turnedAway: true })
}

type IsInEffectOptions = { gitlab: GitLabClient; move: Move; step: Step }

/** False also when GitLab can't be asked. */
async function isInEffect({ gitlab, move, step }: IsInEffectOptions): Promise<boolean> {
  const { kind, item, authorGitlabId } = move.action
  try {
    return inEffect(kind, step, await readPresent({ gitlab, kind, item, authorGitlabId }))
  } catch (error) {
    if (error instanceof GitLabError) return false
    throw error
  }
}
