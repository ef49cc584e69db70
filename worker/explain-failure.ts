import { isDatabaseOutage } from '@/lib/db/sql-state'
import { isGatewayAnswer } from '@/lib/gitlab/explain-answer'
import { GitLabError } from '@/lib/gitlab/gitlab-error'
import { storableText } from '@/lib/gitlab/storable-text'

export type Failure = { reason: string; detail: string /** Attempts it costs. */; burns: number; delayMs: number }

/** Shorter than this nothing is put off. */
export const leastDelayMs = 1_000
const longestDelayMs = 60_000
/** For what GitLab itself stumbles over, again and again: its being back up changes nothing about that. */
const longestStumbleMs = 5 * 60_000

type FailureOptions = {
  /** Tries that went wrong before by a fault of its own. */
  attempts: number
  /** How long ago it came in, in milliseconds. */
  ageMs: number
}

/**
 * What went wrong, in a word for the row and a sentence for whoever reads it, and when to try again. What only waits for
 * GitLab or Postgres burns no attempt: an outage of an hour must not fill the dead letters. It waits longer the longer it has
 * waited, up to a minute, or three days of outage would ask every second; when GitLab is back it is brought forward
 * (worker/watch-recovery.ts).
 */
export function explainFailure(error: unknown, { attempts, ageMs }: FailureOptions): Failure {
  if (error instanceof GitLabError) {
    const base = { reason: `gitlab_${error.reason}`, detail: error.message, burns: error.waits ? 0 : 1 }
    const delayMs = error.waits ? Math.max(error.retryAfterMs ?? 0, waitOf(error, ageMs)) : backOff(attempts)
    return { ...base, delayMs: jittered(Math.min(delayMs, 10 * longestDelayMs)) }
  }
  if (isDatabaseOutage(error)) {
    const detail = 'Postgres was away or busy. It is tried again shortly.'
    return { reason: 'database_unavailable', detail, burns: 0, delayMs: jittered(leastDelayMs) }
  }
  const said = error instanceof Error ? storableText(error.message, 300) : 'no message'
  const detail = `Screening failed: ${said}. If it says so again after a replay, this is a fault of Natterjack: report it.`
  return { reason: 'fault', detail, burns: 1, delayMs: jittered(backOff(attempts)) }
}

/** A quarter of the time it has waited already. */
function waitOf({ answerStatus = 0 }: GitLabError, ageMs: number): number {
  const stumbled = answerStatus >= 500 && !isGatewayAnswer(answerStatus)
  return Math.min(Math.max(leastDelayMs, ageMs / 4), stumbled ? longestStumbleMs : longestDelayMs)
}

const backOff = (attempts: number): number => Math.min(leastDelayMs * 2 ** attempts, longestDelayMs)

/** Up to half as long again, so that what failed together doesn't come back together. */
const jittered = (ms: number): number => ms * (1 + Math.random() / 2)
