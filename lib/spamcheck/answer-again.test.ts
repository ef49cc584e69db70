import { describe, expect, test } from 'vitest'
import { defaultSettings, type Settings } from '../settings/settings'
import type { SpamcheckSettings } from '../settings/spamcheck-settings'
import { answerAgain, type StoredCall } from './answer-again'

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
