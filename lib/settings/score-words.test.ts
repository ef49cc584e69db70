import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { scorePoints, thresholdOf, thresholdPoints, verdictLine } from './score-words'
import { verdictKinds } from './settings'

test.each([
  [0, 1],
  [0.0001, 1],
  [0.494, 49],
  [0.5, 50],
  [0.994, 99],
  [0.9999, 99],
  [1, 99],
])('a score of %d is shown as %d', (score, points) => {
  expect(scorePoints(score)).toBe(points)
})

test('thresholds come back from the form as they were stored', () => {
  for (let stored = 0; stored <= 1_000; stored++)
    expect(thresholdOf(thresholdPoints(stored / 1_000))).toBe(stored / 1_000)
  expect(thresholdPoints(0.29)).toBe(29)
  expect(thresholdPoints(1)).toBe(100)
})

test('every verdict has words of its own, and none of them is the constant’s name', () => {
  const lines = verdictKinds.map((verdict) => verdictLine({ score: 0.9999, verdict }))
  expect(lines).toContain('Score 99, verdict: conditional allow')
  expect(new Set(lines).size).toBe(verdictKinds.length)
  expect(lines.join()).not.toMatch(/[A-Z]{2}|_/)
  expect(verdictLine({ score: null, verdict: 'ALLOW' })).toBe('No score, verdict: allow')
})

test('no other place makes points of a score', () => {
  const root = join(import.meta.dirname, '..', '..')
  const files = ['components', 'app', 'lib/review', 'lib/settings', 'lib/stats', 'lib/act', 'lib/audit'].flatMap(
    (folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  )
  const own = files
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .filter((name) => /(?:score|value|threshold)\)? \* 100\)/.test(readFileSync(join(root, name), 'utf8')))
  expect(files.length).toBeGreaterThan(200)
  expect(own).toEqual([join('lib', 'settings', 'score-words.ts')])
})
