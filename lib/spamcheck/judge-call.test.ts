import { describe, expect, test } from 'vitest'
import { cappableVerdicts, defaultSettings, type Settings } from '../settings/settings'
import { askedKinds } from '../settings/spamcheck-settings'
import { trustListOf } from '../trust/trust-list'
import { askedCall, judging, modelScoring, trustEntry, withSpamcheck } from './call.fixture'
import { judgeCall } from './judge-call'
import { noStanding } from './standing'

/** Caps out of the way: what the thresholds say is what is answered. */
const uncapped = withSpamcheck({
  allowBlock: true,
  caps: { issue: 'BLOCK', snippet: 'BLOCK', merge_request: 'BLOCK', note: 'BLOCK', milestone: 'BLOCK', other: 'BLOCK' },
})
const listed = { id: 7, path: 'flight/toolkit' }
const trustList = trustListOf([
  trustEntry({ kind: 'EMAIL_DOMAIN', value: 'epfl.example' }),
  trustEntry({ id: 2, kind: 'USER', value: 'mallory', gitlabId: 41 }),
  trustEntry({ id: 3, kind: 'PROJECT', value: 'flight/toolkit', gitlabId: 7 }),
])
const verified = askedCall({ author: { emails: [{ email: 'ada@epfl.example', verified: true }] } })
const reasonOf = (given: Parameters<typeof judging>[0]) => judgeCall(judging(given)).answer.reason

function withThresholds(thresholds: Settings['kinds']['issue']['thresholds']): Settings {
  return { ...uncapped, kinds: { ...uncapped.kinds, issue: { ...uncapped.kinds.issue, thresholds } } }
}

describe('the old server’s order of decision', () => {
  test('1. a project that isn’t allowed is not evaluated, whatever else there is', () => {
    const settings = withSpamcheck({ neverCheck: [listed] })
    const judged = judgeCall(judging({ settings, call: verified, trustList, model: null }))
    const answer = { verdict: 'NOOP', score: 0, reason: 'project not allowed', evaluated: false, extraAttributes: {} }
    expect(judged).toEqual({
      answer,
      judged: 'NOOP',
      uncapped: 'NOOP',
      route: 'ALLOW',
      score: null,
      reasons: [],
      model: null,
      trust: null,
      emailAllowed: true,
      projectAllowed: false,
      settingsId: 3,
    })
  })

  test('2. without a classifier nothing is evaluated, not even for an allowed address', () => {
    const judged = judgeCall(judging({ call: verified, trustList, model: null }))
    expect(judged.answer).toEqual({
      verdict: 'NOOP',
      score: 0,
      reason: 'classifier not loaded',
      evaluated: false,
      extraAttributes: {},
    })
    expect(judged).toMatchObject({ emailAllowed: true, projectAllowed: true, route: 'ALLOW', score: null })
  })

  test('3. an allowed address gets ALLOW with the real score, before any threshold and any cap', () => {
    const judged = judgeCall(judging({ call: verified, trustList, settings: uncapped }))
    expect(judged.answer).toEqual({
      verdict: 'ALLOW',
      score: expect.closeTo(0.95, 12),
      reason: 'email allowed',
      evaluated: true,
      extraAttributes: {},
    })
    expect(judged).toMatchObject({
      judged: 'ALLOW',
      uncapped: 'BLOCK',
      route: 'ALLOW',
      emailAllowed: true,
      settingsId: 3,
    })
    expect(judged.trust).toEqual({
      rule: 'email_domain',
      reason: 'e-mail domain epfl.example, listed by Ada: known',
      entryId: 1,
    })
  })

  test('4. everything else is answered by its score', () => {
    expect(judgeCall(judging({ settings: uncapped }))).toMatchObject({
      answer: {
        verdict: 'BLOCK',
        score: expect.closeTo(0.95, 12),
        reason: 'ml inference score',
        evaluated: true,
        extraAttributes: {},
      },
      route: 'REVIEW',
      trust: null,
      model: 'always-0.95',
    })
  })

  test('ours on top: address, then author, then project, each with a reason of its own', () => {
    expect(reasonOf({ call: verified, trustList })).toBe('email allowed')
    expect(reasonOf({ call: askedCall(), trustList })).toBe('author trusted')
    expect(reasonOf({ call: askedCall({ author: { gitlabId: 42 } }), trustList })).toBe('project trusted')
    expect(reasonOf({ call: askedCall({ author: { gitlabId: 42 }, project: null }), trustList })).toBe(
      'ml inference score',
    )
  })
})

describe('thresholds', () => {
  test.each([
    [0.95, 'BLOCK'],
    [0.9, 'BLOCK'],
    [0.899999, 'DISALLOW'],
    [0.5, 'DISALLOW'],
    [0.499999, 'CONDITIONAL_ALLOW'],
    [0.4, 'CONDITIONAL_ALLOW'],
    [0.399999, 'ALLOW'],
    [0.0001, 'ALLOW'],
  ])('the old server’s, as a fresh install has them: %f is %s', (score, verdict) => {
    expect(judgeCall(judging({ model: modelScoring(score), settings: uncapped })).answer).toMatchObject({
      verdict,
      score: expect.closeTo(score, 12),
      evaluated: true,
    })
  })

  test('a score that is no number is not one: NOOP, and nothing for GitLab to keep (there: below 0)', () => {
    const model = { ...modelScoring(0.5), bias: Number.NaN }
    expect(judgeCall(judging({ model })).answer).toMatchObject({
      verdict: 'NOOP',
      score: 0,
      reason: 'failed',
      evaluated: false,
    })
  })

  test('unlike there, the admins set them, for each kind', () => {
    const settings = withThresholds({ conditional: 0.6, disallow: 0.7, block: 0.99 })
    const answered = (score: number, call = askedCall()) =>
      judgeCall(judging({ model: modelScoring(score), settings, call })).answer.verdict
    expect([0.59, 0.6, 0.7, 0.95, 0.99].map((score) => answered(score))).toEqual([
      'ALLOW',
      'CONDITIONAL_ALLOW',
      'DISALLOW',
      'DISALLOW',
      'BLOCK',
    ])
    expect(answered(0.59, askedCall({ asked: 'note', content: { kind: 'note', fields: { body: 'x' } } }))).toBe(
      'DISALLOW',
    )
    expect(answered(0.59, askedCall({ asked: 'milestone', type: 'milestone' }))).toBe('ALLOW')
  })
})

describe('caps', () => {
  test.each(askedKinds)('as a fresh install has them, for the highest score: %s', (asked) => {
    const verdict = asked === 'issue' || asked === 'snippet' ? 'CONDITIONAL_ALLOW' : 'ALLOW'
    const judged = judgeCall(judging({ call: askedCall({ asked }) }))
    expect(judged).toMatchObject({ answer: { verdict, evaluated: true }, uncapped: 'BLOCK', route: 'REVIEW' })
  })

  const pairs = cappableVerdicts.flatMap((door) => cappableVerdicts.map((kind) => [door, kind] as const))
  test.each(pairs)('the milder of the door’s (%s) and the kind’s (%s) wins', (door, kind) => {
    const kinds = { ...uncapped.kinds, issue: { ...uncapped.kinds.issue, cap: kind } }
    const settings = { ...withSpamcheck({ caps: { ...uncapped.spamcheck.caps, issue: door } }, uncapped), kinds }
    const milder = cappableVerdicts[Math.min(cappableVerdicts.indexOf(door), cappableVerdicts.indexOf(kind))]
    expect(judgeCall(judging({ settings })).answer.verdict).toBe(milder)
  })

  test('a cap softens, and never makes an answer harder', () => {
    expect(judgeCall(judging({ settings: uncapped, model: modelScoring(0.45) })).answer.verdict).toBe(
      'CONDITIONAL_ALLOW',
    )
  })

  test('BLOCK bans at once: without its own switch it is DISALLOW, even where a cap names it', () => {
    const settings = withSpamcheck({ allowBlock: false }, uncapped)
    expect(judgeCall(judging({ settings }))).toMatchObject({
      answer: { verdict: 'DISALLOW' },
      judged: 'DISALLOW',
      uncapped: 'BLOCK',
    })
  })

  test('nobody is banned while it isn’t known whether he is exempt (there: anybody)', () => {
    const settings = uncapped
    expect(judgeCall(judging({ settings, standing: null }))).toMatchObject({ judged: 'DISALLOW', uncapped: 'BLOCK' })
    const call = askedCall({ author: { gitlabId: null } })
    expect(judgeCall(judging({ settings, standing: null, call })).answer.verdict).toBe('DISALLOW')
    expect(judgeCall(judging({ settings, standing: noStanding })).answer.verdict).toBe('BLOCK')
  })

  test('the door’s cap hides nothing from moderators, the kind’s does', () => {
    const ofDoor = withSpamcheck({ caps: { ...defaultSettings.spamcheck.caps, issue: 'ALLOW' } })
    expect(judgeCall(judging({ settings: ofDoor }))).toMatchObject({ answer: { verdict: 'ALLOW' }, route: 'REVIEW' })
    const kinds = { ...defaultSettings.kinds, issue: { ...defaultSettings.kinds.issue, cap: 'ALLOW' as const } }
    expect(judgeCall(judging({ settings: { ...defaultSettings, kinds } }))).toMatchObject({ route: 'ALLOW' })
  })

  test('what acts by itself elsewhere goes to a person here: there is nothing yet to act on', () => {
    const routes = { CONDITIONAL_ALLOW: 'ALLOW', DISALLOW: 'ACT', BLOCK: 'ACT' } as const
    const kinds = { ...defaultSettings.kinds, issue: { ...defaultSettings.kinds.issue, routes } }
    const settings = { ...defaultSettings, kinds }
    expect(judgeCall(judging({ settings })).route).toBe('REVIEW')
    expect(judgeCall(judging({ settings, model: modelScoring(0.45) })).route).toBe('ALLOW')
  })
})

describe('monitor mode', () => {
  const settings = withSpamcheck({ monitor: true }, uncapped)

  test('scores, flags and answers ALLOW, saying what it would have been', () => {
    expect(judgeCall(judging({ settings }))).toMatchObject({
      answer: {
        verdict: 'ALLOW',
        score: expect.closeTo(0.95, 12),
        reason: 'ml inference score',
        evaluated: true,
        extraAttributes: { monitorMode: 'true', verdict: 'BLOCK' },
      },
      judged: 'BLOCK',
      route: 'REVIEW',
    })
  })

  test('an exempt author would have been allowed anyway', () => {
    expect(judgeCall(judging({ settings, call: verified, trustList })).answer).toMatchObject({
      reason: 'email allowed',
      extraAttributes: { monitorMode: 'true', verdict: 'ALLOW' },
    })
  })

  test('what isn’t evaluated stays NOOP', () => {
    expect(judgeCall(judging({ settings, model: null })).answer).toMatchObject({ verdict: 'NOOP', extraAttributes: {} })
  })
})
