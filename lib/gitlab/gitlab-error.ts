import { AppError } from '../errors'

/**
 * Why a call to GitLab failed, as a short stable word.
 * gone: 404 or 410. forbidden: 403. unauthorized: the token is wrong, expired or revoked. rate_limited: 429.
 * unavailable: no answer, or a 5xx. invalid_answer: an answer that isn't GitLab's (HTML, a redirect, other fields).
 * refused: GitLab understood and said no (400, 409, 422, …). lost_privilege: the token doesn't act as an administrator's.
 */
export const gitlabErrorReasons = [
  'gone',
  'forbidden',
  'unauthorized',
  'rate_limited',
  'unavailable',
  'invalid_answer',
  'refused',
  'lost_privilege',
] as const
export type GitLabErrorReason = (typeof gitlabErrorReasons)[number]

/** Reasons that say nothing about the thing asked for: the same call may succeed later, so it waits and burns no attempt. */
const waitingReasons: readonly GitLabErrorReason[] = ['unauthorized', 'rate_limited', 'unavailable', 'lost_privilege']

type GitLabErrorOptions = {
  reason: GitLabErrorReason
  message: string
  /** HTTP status, when there was an answer. */
  status?: number
  /** Start of the answer's body, for the record. */
  body?: string
  /** How long to leave GitLab alone, in milliseconds. */
  retryAfterMs?: number
  /** False: the request certainly had no effect. True: it may have had one. */
  maybeDone?: boolean
  cause?: unknown
}

export class GitLabError extends AppError {
  readonly reason: GitLabErrorReason
  readonly answerStatus: number | undefined
  readonly body: string | undefined
  readonly retryAfterMs: number | undefined
  readonly maybeDone: boolean

  constructor({ reason, message, status, body, retryAfterMs, maybeDone = false, cause }: GitLabErrorOptions) {
    super({ code: 'gitlab_failed', message, details: { reason }, cause })
    this.name = 'GitLabError'
    this.reason = reason
    this.answerStatus = status
    this.body = body
    this.retryAfterMs = retryAfterMs
    this.maybeDone = maybeDone
  }

  /** The call may succeed later although nothing about it changes. */
  get waits(): boolean {
    return waitingReasons.includes(this.reason)
  }
}
