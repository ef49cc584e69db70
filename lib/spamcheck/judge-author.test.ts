import { describe, expect, test } from 'vitest'
import { judging, modelScoring, withSpamcheck } from './call.fixture'
import { judgeCall } from './judge-call'
import { noStanding } from './standing'

describe('what is known of the author', () => {
  const standing = { ...noStanding, decided: { spam: 4, notSpam: 0, notSpamDays: 0 } }
  const model = modelScoring(0.3)

  test('moves the score, and stands among the reasons', () => {
    const judged = judgeCall(judging({ model, standing }))
    expect(judged.score).toBeCloseTo(1 / (1 + 0.7 / 0.3 / 9), 10)
    expect(judged.answer.score).toBe(judged.score)
    expect(judged.reasons.map(({ group }) => group)).toEqual(['history', 'rest'])
    expect(judgeCall(judging({ model, lately: { calls: 0, sharers: 3 } })).score).toBeGreaterThan(0.4)
  })

  test('moves nothing where the admins say so, but still exempts', () => {
    const settings = withSpamcheck({ authorCounts: false })
    const account = {
      gitlabId: 41,
      username: 'root',
      state: 'active',
      isAdmin: true,
      isBot: false,
      createdByAdmin: null,
      trustedBy: null,
    }
    const judged = judgeCall(
      judging({ model, settings, standing: { ...standing, account }, lately: { calls: 9, sharers: 3 } }),
    )
    expect(judged).toMatchObject({ score: expect.closeTo(0.3, 12), answer: { reason: 'author trusted' } })
  })

  test('of a stranger nothing is known, and nothing moves', () => {
    for (const stranger of [null, noStanding]) {
      expect(judgeCall(judging({ model, standing: stranger, lately: { calls: 0, sharers: 0 } })).score).toBeCloseTo(
        0.3,
        12,
      )
    }
  })
})
