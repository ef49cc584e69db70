import { GitLabError, type GitLabErrorReason } from './gitlab-error'

export type PauseGate = {
  /** @throws GitLabError with what closed the gate, and how long it stays closed, while it is closed */
  pass: () => void
  /** Holds every call of this process back; a shorter pause never shortens a longer one. */
  close: (pause: { reason: GitLabErrorReason; message: string; ms: number }) => void
  closed: () => { reason: GitLabErrorReason; ms: number } | null
}

/** One 429 is meant for the token, not for the call that happened to meet it: the others must not knock on. */
export function createPauseGate(): PauseGate {
  let pause: { reason: GitLabErrorReason; message: string; until: number } | undefined
  const closed = (): { reason: GitLabErrorReason; ms: number } | null => {
    const ms = pause ? pause.until - performance.now() : 0
    return pause && ms > 0 ? { reason: pause.reason, ms } : null
  }
  return {
    closed,
    close: ({ reason, message, ms }) => {
      const until = performance.now() + ms
      if (!pause || until > pause.until) pause = { reason, message, until }
    },
    pass: () => {
      const now = closed()
      if (now && pause)
        throw new GitLabError({ reason: now.reason, message: pause.message, retryAfterMs: Math.ceil(now.ms) })
    },
  }
}
