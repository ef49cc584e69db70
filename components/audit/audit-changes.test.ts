import { expect, test } from 'vitest'
import { defaultSettings } from '@/lib/settings/settings'
import { auditChanges } from './audit-changes'

test('only what differs, nested names joined', () => {
  const before = { role: 'ADMIN', disabled: false, same: 1 }
  const after = { role: 'VIEWER', disabled: false, same: 1, more: { deep: [1, 2], nothing: null } }
  expect(auditChanges({ action: 'person.changed', before, after })).toEqual([
    { name: 'role', before: 'ADMIN', after: 'VIEWER' },
    { name: 'more.deep', before: null, after: '[1,2]' },
  ])
})

test('an entry may have one side, or none, or be no object', () => {
  expect(auditChanges({ action: 'list.removed', before: { value: 'a.example' }, after: null })).toEqual([
    { name: 'value', before: 'a.example', after: null },
  ])
  expect(auditChanges({ action: 'session.signed_in', before: null, after: null })).toEqual([])
  expect(auditChanges({ action: 'x', before: null, after: 'text' })).toEqual([
    { name: 'value', before: null, after: 'text' },
  ])
})

test('a score reads as it does beside the item', () => {
  expect(auditChanges({ action: 'decision.made', before: null, after: { kind: 'SPAM', score: 0.99972 } })).toEqual([
    { name: 'kind', before: null, after: 'SPAM' },
    { name: 'score', before: null, after: '99' },
  ])
})

test('settings are told in the words of their form, with the reason left aside', () => {
  const after = { ...defaultSettings, dryRun: false, reason: 'ready' }
  expect(auditChanges({ action: 'settings.changed', before: defaultSettings, after })).toEqual([
    { name: 'Dry run', before: 'on', after: 'off' },
  ])
})

test('a huge entry is cut', () => {
  const after = Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`k${n}`, n]))
  expect(auditChanges({ action: 'x', before: null, after })).toHaveLength(60)
})
