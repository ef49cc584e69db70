import type { Pool } from 'pg'
import type { GitLabClient } from '@/lib/gitlab/client'
import type { log as sharedLog } from '@/lib/log'
import { type Repeating, repeat } from '@/lib/repeat'
import { awaitsSnippets } from '@/lib/spamcheck/awaits-snippets'
import { expandSnippets } from '@/lib/sweep/expand-snippets'

type WatchSnippetsOptions = {
  pool: Pool
  gitlab: GitLabClient
  /** Some are due now. */
  wake: () => void
  log: Pick<typeof sharedLog, 'warn'>
  intervalMs?: number
}

/**
 * GitLab has no hook for snippets. While some that it asked about haven't been seen, the newest are listed every half minute,
 * one call to GitLab: or what it saved would stand beside the entry that was made for the question until its text expires.
 */
export function watchSnippets({ pool, gitlab, wake, log, intervalMs = 30_000 }: WatchSnippetsOptions): Repeating {
  return repeat({
    turn: async () => {
      if (gitlab.health().state !== 'up' || !(await awaitsSnippets({ pool }))) return
      const { added } = await expandSnippets({ pool, gitlab })
      if (added > 0) wake()
    },
    onFailure: (error) =>
      log.warn({ err: error }, 'the newest snippets could not be listed, it is tried again in half a minute'),
    intervalMs,
  })
}
