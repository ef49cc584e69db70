import type { GitLabClient } from '@/lib/gitlab/client'
import { GitLabError } from '@/lib/gitlab/gitlab-error'
import type { log as sharedLog } from '@/lib/log'
import { type Repeating, repeat } from '@/lib/repeat'

type WatchRecoveryOptions = {
  gitlab: Pick<GitLabClient, 'call' | 'health'>
  /** Brings some waiting events forward, those after the given one. The last of them; null: there are no more. */
  forward: (after: string) => Promise<string | null>
  /** Some are due now. */
  wake: () => void
  log: Pick<typeof sharedLog, 'warn'>
  intervalMs?: number
}

/**
 * Notices that GitLab is back, and brings forward what waits for it, a batch a second. Asks by itself, since nobody else may:
 * all events may be waiting for a minute to pass. A worker that starts doesn't know how things were and begins like this, too.
 */
export function watchRecovery(options: WatchRecoveryOptions): Repeating {
  const { gitlab, forward, wake, log, intervalMs = 1_000 } = options
  let troubled = true
  let next: string | null = null

  const answers = async (): Promise<boolean> => {
    try {
      await gitlab.call({ path: '/version' })
      return true
    } catch (error) {
      // Whatever it says, it is there; what the breaker or a pause holds back isn't.
      return error instanceof GitLabError && !error.waits
    }
  }
  const look = async (): Promise<void> => {
    if (gitlab.health().state !== 'up') {
      troubled = true
      next = null
      return
    }
    if (troubled && (await answers())) {
      troubled = false
      next = '0'
    }
    if (next === null) return
    next = await forward(next)
    wake()
  }
  return repeat({
    turn: look,
    onFailure: (error) => log.warn({ err: error }, 'what waits for GitLab could not be brought forward yet'),
    intervalMs,
  })
}
