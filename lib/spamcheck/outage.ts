export type Outage = {
  failed: (error: unknown) => void
  worked: () => void
  /** Null: it works. Else since when it doesn't and why, in words. */
  trouble: () => string | null
  /** How long to wait before the next try, in milliseconds. */
  pause: () => number
}

type OutageOptions = {
  what: string
  retryMs: readonly [first: number, longest: number]
  onBegin: (error: unknown) => void
  onEnd: (since: Date) => void
}

/** Remembers since when something fails, and tells of its beginning and end only. */
export function createOutage({ what, retryMs: [first, longest], onBegin, onEnd }: OutageOptions): Outage {
  let failures = 0
  let present: { since: Date; why: string } | null = null
  return {
    failed: (error) => {
      failures++
      if (!present) onBegin(error)
      present = { since: present?.since ?? new Date(), why: error instanceof Error ? error.message : String(error) }
    },
    worked: () => {
      if (present) onEnd(present.since)
      present = null
      failures = 0
    },
    trouble: () => present && `Since ${present.since.toISOString()} ${what}: ${present.why}.`,
    pause: () => Math.min(first * 2 ** Math.min(Math.max(failures - 1, 0), 16), longest),
  }
}
