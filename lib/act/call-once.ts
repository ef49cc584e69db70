import type { GitLabClient } from '../gitlab/client'
import type { Exchange } from '../gitlab/exchange'
import { GitLabError } from '../gitlab/gitlab-error'
import { storableText } from '../gitlab/storable-text'
import type { Answer } from './move-action'
import type { Step } from './plan'

/** Well below the time after which an action counts as interrupted. */
const callTimeoutMs = 15_000
const maxBody = 2048

export type Called = { answer: Answer; error: GitLabError | null }

/** Sends the request, once, and keeps what came back. Whatever is thrown by others than GitLab's client is passed on. */
export async function callOnce({ gitlab, step }: { gitlab: GitLabClient; step: Step }): Promise<Called> {
  const { method, path, body } = step
  const answered = (status: number | null, text: string): Answer => ({
    step: 0,
    method,
    path,
    status,
    body: storableText(text, maxBody),
    at: new Date().toISOString(),
  })
  try {
    const answer: Exchange = await gitlab.call({ method, path, body, timeoutMs: callTimeoutMs })
    return { answer: answered(answer.status, answer.bytes.toString('utf8')), error: null }
  } catch (error) {
    if (!(error instanceof GitLabError)) throw error
    return { answer: answered(error.answerStatus ?? null, error.body ?? error.message), error }
  }
}
