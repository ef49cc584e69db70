import type { Answer } from './call'

/** What GitLab is told when nothing was evaluated: it goes on as if it hadn't asked. */
export const noAnswer = (reason: string): Answer => ({
  verdict: 'NOOP',
  score: 0,
  reason,
  evaluated: false,
  extraAttributes: {},
})
