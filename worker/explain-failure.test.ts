import { expect, test } from 'vitest'
import { GitLabError, type GitLabErrorReason } from '@/lib/gitlab/gitlab-error'
import { explainFailure } from './explain-failure'

const gitlab = (reason: GitLabErrorReason, retryAfterMs?: number) =>
  new GitLabError({ reason, message: 'It said no.', retryAfterMs })
const outage = Object.assign(new Error('terminating connection'), { code: '57P01' })

test.each([
  [gitlab('unavailable'), 'gitlab_unavailable', 0],
  [gitlab('rate_limited'), 'gitlab_rate_limited', 0],
  [gitlab('unauthorized'), 'gitlab_unauthorized', 0],
  [gitlab('lost_privilege'), 'gitlab_lost_privilege', 0],
  [gitlab('forbidden'), 'gitlab_forbidden', 1],
  [gitlab('invalid_answer'), 'gitlab_invalid_answer', 1],
  [outage, 'database_unavailable', 0],
  [new TypeError('x is not a function'), 'fault', 1],
  ['thrown text', 'fault', 1],
])('%o is %s and costs %i attempts', (error, reason, burns) => {
  expect(explainFailure(error, { attempts: 0, ageMs: 0 })).toMatchObject({
    reason,
    burns,
    detail: expect.stringMatching(/\.$/),
  })
})

test('waits as long as GitLab asks, and longer with each attempt of its own, within bounds', () => {
  const asked = explainFailure(gitlab('rate_limited', 30_000), { attempts: 0, ageMs: 0 }).delayMs
  expect(asked).toBeGreaterThanOrEqual(30_000)
  expect(asked).toBeLessThanOrEqual(45_000)
  for (let attempts = 0; attempts < 20; attempts++) {
    const least = Math.min(1_000 * 2 ** attempts, 60_000)
    const { delayMs } = explainFailure(new Error('bug'), { attempts, ageMs: 0 })
    expect(delayMs).toBeGreaterThanOrEqual(least)
    expect(delayMs).toBeLessThanOrEqual(least * 1.5)
  }
})

test('what waits for GitLab asks less often the longer it has waited, and never less than once a minute and a half', () => {
  const wait = (ageMs: number, status?: number) => {
    const error = new GitLabError({ reason: 'unavailable', message: 'Away.', status })
    return explainFailure(error, { attempts: 0, ageMs }).delayMs
  }
  const minute = 60_000
  for (const [ageMs, least] of [
    [0, 1_000],
    [40_000, 10_000],
    [4 * minute, minute],
    [3 * 24 * 60 * minute, minute],
  ] as const) {
    expect(wait(ageMs)).toBeGreaterThanOrEqual(least)
    expect(wait(ageMs, 503)).toBeLessThanOrEqual(1.5 * least)
  }
  // GitLab is up and stumbles over this one thing.
  expect(wait(60 * minute, 500)).toBeGreaterThanOrEqual(5 * minute)
  expect(wait(60 * minute, 500)).toBeLessThanOrEqual(7.5 * minute)
})

test('what an error says is made storable', () => {
  const { detail } = explainFailure(new Error('bad \u0000 and \ud800'), { attempts: 0, ageMs: 0 })
  expect(detail).toContain('bad \uFFFD and \uFFFD')
})
