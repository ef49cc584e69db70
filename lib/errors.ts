/** What can go wrong in a way that a caller can understand; the status is HTTP's. */
export const errorStatus = {
  bad_request: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  stale: 409,
  conflict: 409,
  too_large: 413,
  unsupported_media_type: 415,
  too_many_requests: 429,
  internal: 500,
  gitlab_failed: 502,
  unavailable: 503,
} as const

export type ErrorCode = keyof typeof errorStatus

type AppErrorOptions = {
  code: ErrorCode
  /** One or two sentences for a person: what happened and what to do. It may be shown in a browser. */
  message: string
  /** What the caller's program needs to go on, such as the fresh state after `stale`. Shown to the caller. */
  details?: unknown
  /** For the log only. */
  cause?: unknown
}

/** The one error that is thrown on purpose. Anything else that reaches a border is a fault and shows no detail. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly details: unknown

  constructor({ code, message, details, cause }: AppErrorOptions) {
    super(message, { cause })
    this.name = 'AppError'
    this.code = code
    this.details = details
  }

  get status(): number {
    return errorStatus[this.code]
  }
}
