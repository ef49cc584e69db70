import { expect, test } from 'vitest'
import { assertLeavingDryRunMeant } from './leave-dry-run'
import { defaultSettings } from './settings'

const acting = { ...defaultSettings, dryRun: false }
const gitlabUrl = 'https://gitlab.example:8443/sub'

test.each([
  ['act', true],
  [' Act ', true],
  ['gitlab.example:8443', true],
  ['gitlab.example', false],
  ['', false],
  [undefined, false],
])('typing %j is enough: %s', (confirm, enough) => {
  const leave = () => assertLeavingDryRunMeant({ before: defaultSettings, after: acting, confirm, gitlabUrl })
  if (enough) expect(leave).not.toThrow()
  else expect(leave).toThrow(/Type gitlab.example:8443 or act/)
})

test.each([
  [acting, acting],
  [acting, defaultSettings],
  [defaultSettings, defaultSettings],
])('nothing needs to be typed for any other change', (before, after) => {
  expect(() => assertLeavingDryRunMeant({ before, after, confirm: undefined, gitlabUrl })).not.toThrow()
})

test('a host that is not known can’t be typed', () => {
  expect(() =>
    assertLeavingDryRunMeant({ before: defaultSettings, after: acting, confirm: 'undefined', gitlabUrl: undefined }),
  ).toThrow()
})
