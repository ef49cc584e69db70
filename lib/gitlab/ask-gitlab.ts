import { env } from '../env'
import { AppError } from '../errors'
import { log } from '../log'
import { createGitLabClient, type GitLabClient } from './client'
import { GitLabError } from './gitlab-error'

/** Somebody waits in front of a form. */
const timeoutMs = 5_000
let shared: GitLabClient | undefined

/**
 * Asks GitLab one question for somebody who waits for the answer.
 * @param failed the beginning of the sentence that says so when it can't be asked
 * @throws AppError `unavailable` when GitLab can't be asked, saying so
 */
export async function askGitLab<Answer>(
  question: (gitlab: GitLabClient) => Promise<Answer>,
  failed = 'GitLab could not be asked whose name this is, so nothing was stored',
): Promise<Answer> {
  const { GITLAB_URL: url, GITLAB_TOKEN: token } = env()
  if (!url || !token) throw cannotAsk(failed, 'GITLAB_URL and GITLAB_TOKEN are not set')
  shared ??= createGitLabClient({ url, token, timeoutMs, connections: 2, log })
  try {
    return await question(shared)
  } catch (error) {
    if (error instanceof GitLabError) throw cannotAsk(failed, error.message.replace(/\.$/, ''), error)
    throw error
  }
}

function cannotAsk(failed: string, why: string, cause?: unknown): AppError {
  return new AppError({
    code: 'unavailable',
    message: `${failed}: ${why}. Try again later.`,
    cause,
  })
}
