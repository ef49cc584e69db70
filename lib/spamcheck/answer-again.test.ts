import { describe, expect, test } from 'vitest'
import { defaultSettings, type Settings } from '../settings/settings'
import type { SpamcheckSettings } from '../settings/spamcheck-settings'
import { trustListOf } from '../trust/trust-list'
import { answerAgain, type StoredCall } from './answer-again'
import { askedCall, modelScoring } from './call.fixture'
import { askedKindOf } from './effect-in-gitlab'
import { judgeCall } from './judge-call'
import { noStanding } from './standing'

const call: StoredCall = { type: 'issue', kind: 'issue', projectId: 7, score: 0.95, reason: 'x', trusted: false }
const withDoor = (change: Partial<SpamcheckSettings>): Settings => ({
  ...defaultSettings,
  spamcheck: { ...defaultSettings.spamcheck, ...change },
})
const { caps } = defaultSettings.spamcheck
const seven = { id: 7, path: 'a/b' }
const eight = { id: 8, path: 'a/c' }

describe('answerAgain', () => {
  test.each<[string, Partial<StoredCall>, Partial<SpamcheckSettings>, ReturnType<typeof answerAgain>]>([
    ['the cap of the kind asked about counts', {}, {}, 'CONDITIONAL_ALLOW'],
    ['comments are only watched', { type: 'note', kind: 'note' }, {}, 'ALLOW'],
    ['an unknown type is another', { type: 'saved_view' }, {}, 'ALLOW'],
    ['a milder score', { score: 0.1 }, {}, 'ALLOW'],
    ['a severer cap', {}, { caps: { ...caps, issue: 'DISALLOW' } }, 'DISALLOW'],
    ['BLOCK when it is allowed', {}, { caps: { ...caps, issue: 'BLOCK' }, allowBlock: true }, 'BLOCK'],
    ['BLOCK never without', {}, { caps: { ...caps, issue: 'BLOCK' } }, 'DISALLOW'],
    ['monitor mode', {}, { monitor: true }, 'ALLOW'],
    ['trusted', { trusted: true }, {}, 'ALLOW'],
    ['never to be checked', {}, { neverCheck: [seven] }, 'NOOP'],
    ['listed both ways', {}, { neverCheck: [seven], checkOnly: [seven] }, 'NOOP'],
    ['others alone are checked', {}, { checkOnly: [eight] }, 'NOOP'],
    ['this one alone is checked', {}, { checkOnly: [seven] }, 'CONDITIONAL_ALLOW'],
    ['what stands in no project is checked', { projectId: null }, { checkOnly: [eight] }, 'CONDITIONAL_ALLOW'],
    ['never scored, since it was not to be', { score: null, reason: 'project not allowed' }, {}, null],
    [
      'never scored, and still not to be',
      { score: null, reason: 'project not allowed' },
      { neverCheck: [seven] },
      'NOOP',
    ],
    ['never scored for want of a model', { score: null, reason: 'classifier not loaded' }, {}, 'NOOP'],
  ])('%s', (_, changed, door, answer) => {
    expect(answerAgain({ call: { ...call, ...changed }, settings: withDoor(door) })).toBe(answer)
  })

  test('the cap of the kind itself counts too', () => {
    const { issue } = defaultSettings.kinds
    const kinds = { ...defaultSettings.kinds, issue: { ...issue, cap: 'ALLOW' as const } }
    expect(answerAgain({ call, settings: { ...defaultSettings, kinds } })).toBe('ALLOW')
  })
})

describe('agrees with the door itself', () => {
  const doors: Partial<SpamcheckSettings>[] = [
    {},
    { monitor: true },
    { caps: { ...caps, issue: 'BLOCK', note: 'DISALLOW' }, allowBlock: true },
    { caps: { ...caps, issue: 'DISALLOW', other: 'CONDITIONAL_ALLOW' }, checkOnly: [eight], neverCheck: [] },
    { neverCheck: [seven] },
  ]
  const asked = [
    ['issue', 'issue'],
    ['note', 'note'],
    ['milestone', 'issue'],
    ['saved_view', 'issue'],
  ] as const
  const cases = doors.flatMap((door) =>
    asked.flatMap(([type, kind]) => [0.1, 0.4, 0.49, 0.5, 0.9, 0.97].map((given) => ({ door, type, kind, given }))),
  )
  test.each(cases)('$type, score $given, $door', ({ door, type, kind, given }) => {
    const settings = withDoor({ ...door, authorCounts: false })
    const judged = judgeCall({
      call: askedCall({ type, asked: askedKindOf(type), content: { kind, fields: { title: 'x', body: 'x' } } }),
      settings,
      settingsId: null,
      trustList: trustListOf([]),
      confirmsAddresses: true,
      model: modelScoring(given),
      standing: noStanding,
      now: 0,
    })
    const { score, answer } = judged
    const stored = { type, kind, projectId: 7, score, reason: answer.reason, trusted: false }
    // A call that was never scored would be NOOP again, as long as its project isn't to be checked.
    expect(answerAgain({ call: stored, settings })).toBe(answer.verdict)
  })
})
