import { expect, test } from 'vitest'
import { defaultSettings } from './settings'
import { settingsDiff } from './settings-diff'

test('equal settings differ in nothing', () => {
  expect(settingsDiff(defaultSettings, structuredClone(defaultSettings))).toEqual([])
})

test('every kind of setting is named in words', () => {
  const after = structuredClone(defaultSettings)
  after.dryRun = false
  after.undoSeconds = 60
  after.models = { auto: 'promote', minLabels: 50, shadowHours: 1 }
  after.kinds.issue.thresholds = { conditional: 0.4, disallow: 0.5, block: 0.95 }
  after.kinds.issue.cap = 'DISALLOW'
  after.kinds.merge_request.routes.BLOCK = 'ACT'
  after.kinds.user.spamActions = []
  expect(settingsDiff(defaultSettings, after)).toEqual([
    { path: 'dryRun', name: 'Dry run', before: 'on', after: 'off' },
    { path: 'undoSeconds', name: 'Time to undo', before: '20 s', after: '60 s' },
    {
      path: 'models.auto',
      name: 'Models: learning',
      before: 'by itself; a person promotes',
      after: 'by itself, and what proves itself takes over',
    },
    { path: 'models.minLabels', name: 'Models: new labels', before: 'from 20 on', after: 'from 50 on' },
    { path: 'models.shadowHours', name: 'Models: time in the shadow', before: '24 h', after: '1 h' },
    {
      path: 'kinds.user.spamActions',
      name: 'Users: spam decision',
      before: 'block the author',
      after: 'nothing in GitLab',
    },
    { path: 'kinds.issue.thresholds.block', name: 'Issues: block from', before: '90', after: '95' },
    { path: 'kinds.issue.cap', name: 'Issues: severest verdict', before: 'block', after: 'disallow' },
    {
      path: 'kinds.merge_request.routes.BLOCK',
      name: 'Merge requests: block leads to',
      before: 'review',
      after: 'act alone',
    },
  ])
})

test('the order in which actions are listed is no change', () => {
  const before = structuredClone(defaultSettings)
  before.kinds.issue.spamActions = ['BLOCK_USER', 'CLOSE_ISSUE']
  const after = structuredClone(defaultSettings)
  after.kinds.issue.spamActions = ['CLOSE_ISSUE', 'BLOCK_USER']
  expect(settingsDiff(before, after)).toEqual([])
})
