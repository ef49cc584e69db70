import type { z } from 'zod'
import type { GitLabClient, GitLabRequest } from './client'
import type { Exchange } from './exchange'
import { GitLabError } from './gitlab-error'

/** What GitLab said: checked (`value`) and as it came (`raw`, for the external model and the record). */
export type Checked<T> = { value: T; raw: unknown }

/** @throws GitLabError `invalid_answer` for what isn't JSON, naming what came instead */
export function parseJson({ status, headers, bytes }: Exchange): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch (cause) {
    const type = String(headers['content-type'] ?? 'no content type').slice(0, 80)
    throw new GitLabError({
      reason: 'invalid_answer',
      message: `GitLab answered something that is not JSON (${type}). Check that GITLAB_URL leads to GitLab itself.`,
      status,
      cause,
    })
  }
}

/** @throws GitLabError `invalid_answer` naming the first field that isn't as it should be */
export function checkAnswer<T>(schema: z.ZodType<T>, raw: unknown): T {
  const result = schema.safeParse(raw)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  const where = issue?.path.join('.') || 'the answer'
  throw new GitLabError({
    reason: 'invalid_answer',
    message: `GitLab's answer is not as expected: ${where}: ${issue?.message ?? 'unknown'}.`,
  })
}

/** GET, parse, check. */
export async function readJson<T>(
  client: GitLabClient,
  schema: z.ZodType<T>,
  request: GitLabRequest,
): Promise<Checked<T>> {
  const raw = parseJson(await client.call(request))
  return { value: checkAnswer(schema, raw), raw }
}

/** GET of a file's text: its first `maxBytes` bytes, invalid UTF-8 replaced; null when there is none or it may not be read. */
export async function readText(
  client: GitLabClient,
  { path, query, maxBytes }: { path: string; query?: GitLabRequest['query']; maxBytes: number },
): Promise<string | null> {
  try {
    const { bytes, cut } = await client.call({ path, query, maxBytes, overflow: 'cut' })
    return new TextDecoder().decode(bytes, { stream: cut })
  } catch (error) {
    if (error instanceof GitLabError && (error.reason === 'gone' || error.reason === 'forbidden')) return null
    throw error
  }
}
