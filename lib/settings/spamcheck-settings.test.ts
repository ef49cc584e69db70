import { expect, test } from 'vitest'
import { askedKinds, defaultSpamcheckSettings, spamcheckSettingsSchema } from './spamcheck-settings'

const isSound = (change: object) =>
  spamcheckSettingsSchema.safeParse({ ...defaultSpamcheckSettings, ...change }).success

test.each(askedKinds)('no cap names BLOCK before its switch is on: %s', (kind) => {
  const caps = { ...defaultSpamcheckSettings.caps, [kind]: 'BLOCK' }
  expect([isSound({ caps }), isSound({ caps, allowBlock: true })]).toEqual([false, true])
})

test('a project is listed once in each list, and may stand in both', () => {
  const project = { id: 7, path: 'a/b' }
  expect(isSound({ checkOnly: [project], neverCheck: [project] })).toBe(true)
  expect(isSound({ neverCheck: [project, { id: 7, path: 'a/c' }] })).toBe(false)
})
