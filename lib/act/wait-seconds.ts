const shortest = 5
const longest = 300

/**
 * How long an action waits for GitLab before the next try, in seconds: an eighth of the time it has waited already,
 * between 5 s and 5 min, and never less than GitLab asked for.
 */
export function waitSeconds({ waitedMs, retryAfterMs = 0 }: { waitedMs: number; retryAfterMs?: number }): number {
  const own = Math.min(Math.max(waitedMs / 8000, shortest), longest)
  return Math.max(own, retryAfterMs / 1000)
}
