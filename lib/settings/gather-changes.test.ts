import { expect, test } from 'vitest'
import { itemKinds } from '../fetch/item'
import { gatherChanges } from './gather-changes'
import { defaultSettings } from './settings'
import { settingsDiff } from './settings-diff'

test('the same change to every kind is one line, to some of them too, and others stay apart', () => {
  const before = structuredClone(defaultSettings)
  before.kinds.issue.thresholds = { conditional: 0.4, disallow: 0.5, block: 0.95 }
  const after = structuredClone(before)
  after.undoSeconds = 5
  for (const kind of itemKinds) after.kinds[kind].thresholds = { conditional: 0.3, disallow: 0.5, block: 0.8 }
  after.kinds.user.cap = 'DISALLOW'
  expect(gatherChanges(settingsDiff(before, after))).toEqual([
    { name: 'Time to undo', before: '20 s', after: '5 s' },
    { name: 'Every kind: conditional from', before: '40', after: '30' },
    {
      name: 'Users, Projects, Groups, Comments, Snippets, Merge requests: block from',
      before: '90',
      after: '80',
    },
    { name: 'Users: severest verdict', before: 'block', after: 'disallow' },
    { name: 'Issues: block from', before: '95', after: '80' },
  ])
})
