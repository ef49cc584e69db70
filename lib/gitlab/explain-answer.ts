import type { Exchange } from './exchange'
import { GitLabError, type GitLabErrorReason } from './gitlab-error'
import { retryAfterMs } from './retry-after'

/** GitLab's application limits may come without any header that says how long. */
const defaultRateLimitMs = 20_000
const defaultOutageMs = 2_000
const maxMessage = 300

/** Turns any answer but a 2xx into a reason and a sentence; GitLab's own words are quoted, cut. */
export function explainAnswer({ status, headers, bytes }: Exchange): GitLabError {
  const text = bytes.toString('utf8')
  const said = quote(text)
  const base = { status, body: text.slice(0, 2048) }
  const make = (
    reason: GitLabErrorReason,
    message: string,
    extra: { retryAfterMs?: number; maybeDone?: boolean } = {},
  ) => new GitLabError({ ...base, reason, message: said ? `${message} It said: ${said}` : message, ...extra })
  const now = Date.now()

  if (status === 401)
    return make('unauthorized', "GitLab refused Natterjack's token. Make a new one and set GITLAB_TOKEN.")
  if (status === 403) return make('forbidden', 'GitLab did not allow this.')
  if (status === 404 || status === 410) return make('gone', 'GitLab has this no longer, or never had it.')
  if (status === 429) {
    const ms = retryAfterMs({ headers, now, defaultMs: defaultRateLimitMs })
    return make('rate_limited', 'GitLab asked for fewer requests.', { retryAfterMs: ms })
  }
  if (status === 408 || status >= 500) {
    const ms = retryAfterMs({ headers, now, defaultMs: defaultOutageMs })
    return make('unavailable', `GitLab answered ${status}.`, { retryAfterMs: ms, maybeDone: true })
  }
  if (status < 400) {
    const where = String(headers.location ?? 'nowhere').slice(0, 200)
    return make(
      'invalid_answer',
      `GitLab answered ${status} and pointed to ${where}, which is never followed. Check GITLAB_URL.`,
    )
  }
  return make('refused', `GitLab answered ${status}.`)
}

/** Whether a gateway, not GitLab, answered: GitLab as a whole is down. */
export function isGatewayAnswer(status: number): boolean {
  return status === 502 || status === 503 || status === 504
}

/** `message` or `error` of GitLab's error bodies; nothing of a proxy's HTML. */
function quote(text: string): string {
  if (!text.startsWith('{')) return ''
  try {
    const { message, error, error_description: description } = JSON.parse(text) as Record<string, unknown>
    const said = message ?? description ?? error
    return (typeof said === 'string' ? said : JSON.stringify(said ?? '')).slice(0, maxMessage)
  } catch {
    return ''
  }
}
