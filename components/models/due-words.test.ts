import { expect, test } from 'vitest'
import { dueWords } from './due-words'

const settings = { auto: 'shadow', minLabels: 20, shadowHours: 24 } as const
const given = { settings, total: 5, unseen: 5, withdrawn: 0, now: Date.parse('2026-11-22T08:00:00Z') }

test('so many more decisions, and the next night', () => {
  expect(dueWords(given)).toEqual([
    'It is brought up to date by itself after 15 more decisions.',
    'The next full training is due on 2026-11-23 02:00 UTC.',
  ])
  expect(dueWords({ ...given, unseen: 19 })[0]).toContain('1 more decision.')
})

test('enough was decided', () => {
  expect(dueWords({ ...given, total: 30, unseen: 20 })[0]).toContain('within minutes')
})

test('with nothing new the night only perhaps; what was taken back is news too', () => {
  const nothing = { ...given, total: 0, unseen: 0 }
  expect(dueWords(nothing)[1]).toContain('if anything is decided until then')
  expect(dueWords({ ...nothing, withdrawn: 1 })[1]).not.toContain('if anything')
})

test('switched off, nothing is due', () => {
  expect(dueWords({ ...given, settings: { ...settings, auto: 'off' } })).toEqual([
    'Trainings begin only when somebody starts one: so it is set.',
  ])
})
