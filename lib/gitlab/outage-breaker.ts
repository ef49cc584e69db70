import { BrokenCircuitError, ConsecutiveBreaker, circuitBreaker, DelegateBackoff, handleWhen } from 'cockatiel'
import { GitLabError } from './gitlab-error'

export type OutageBreaker = {
  /** Runs the call, or throws `unavailable` at once while GitLab is known to be down. */
  run: <T>(call: () => Promise<T>) => Promise<T>
  /** Milliseconds until the next try goes out; 0 while GitLab answers. */
  downForMs: () => number
}

const failuresInARow = 5
const firstPauseMs = 1_000
const longestPauseMs = 10_000

/**
 * After five calls in a row without an answer (or with a gateway's 502, 503, 504) calls fail at once, and one at a time
 * tries again after 1 s, 2 s, 4 s, 8 s, 10 s, 10 s …: a worker with a hundred jobs doesn't wait a hundred timeouts. Any answer of
 * GitLab's own closes the circuit.
 */
export function createOutageBreaker({ onChange }: { onChange: (down: boolean) => void }): OutageBreaker {
  let tryAgainAt = 0
  const policy = circuitBreaker(
    handleWhen((error) => error instanceof GitLabError && error.reason === 'unavailable'),
    {
      breaker: new ConsecutiveBreaker(failuresInARow),
      halfOpenAfter: new DelegateBackoff<{ attempt: number }>(({ attempt }) => {
        const pause = Math.min(firstPauseMs * 2 ** (attempt - 1), longestPauseMs)
        tryAgainAt = performance.now() + pause
        return pause
      }),
    },
  )
  policy.onBreak(() => onChange(true))
  policy.onReset(() => onChange(false))
  const downForMs = (): number => Math.max(0, tryAgainAt - performance.now())
  return {
    downForMs,
    run: async (call) => {
      try {
        return await policy.execute(call)
      } catch (error) {
        if (!(error instanceof BrokenCircuitError)) throw error
        throw new GitLabError({
          reason: 'unavailable',
          message: 'GitLab has not answered several calls in a row; it is tried again shortly.',
          retryAfterMs: Math.max(downForMs(), 500),
        })
      }
    },
  }
}
