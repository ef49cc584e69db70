import { expect, test } from 'vitest'
import { defaultSettings, type Settings } from './settings'
import { settingsDiff } from './settings-diff'
import type { SpamcheckSettings } from './spamcheck-settings'

const withDoor = (change: Partial<SpamcheckSettings>): Settings => ({
  ...defaultSettings,
  spamcheck: { ...defaultSettings.spamcheck, ...change },
})
const project = (id: number) => ({ id, path: `group/project-${id}` })

test('what changed of the door, in words', () => {
  const { caps } = defaultSettings.spamcheck
  const after = withDoor({ monitor: true, caps: { ...caps, note: 'CONDITIONAL_ALLOW' }, keepHours: 24 })
  expect(settingsDiff(defaultSettings, after).map(({ name, before, after }) => [name, before, after])).toEqual([
    ['Spamcheck: only watch', 'off', 'on'],
    ['Spamcheck: severest answer to comments', 'allow', 'conditional allow'],
    ['Spamcheck: texts are kept', '72 h', '24 h'],
  ])
})

test('of a list, what was added and removed, and nothing when it only has another order or path', () => {
  const before = withDoor({ checkOnly: [project(1), project(2)] })
  const after = withDoor({ checkOnly: [project(2), project(3)] })
  expect(settingsDiff(before, after)).toEqual([
    {
      path: 'spamcheck.checkOnly',
      name: 'Spamcheck: only these are checked',
      before: '2 projects',
      after: '2 projects; added group/project-3 (id 3); removed group/project-1 (id 1)',
    },
  ])
  expect(settingsDiff(before, withDoor({ checkOnly: [{ id: 2, path: 'moved/away' }, project(1)] }))).toEqual([])
})

test('a list of thousands is told in a line', () => {
  const many = Array.from({ length: 3_000 }, (_, index) => project(index + 1))
  const [change] = settingsDiff(defaultSettings, withDoor({ neverCheck: many }))
  expect(change?.before).toBe('no projects')
  expect(change?.after).toMatch(/^3000 projects; added group\/project-1 \(id 1\), .* and 2990 more$/)
})
