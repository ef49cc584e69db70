import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cappableVerdicts, defaultSettings, defaultThresholds, verdictKinds } from '../settings/settings'
import { capVerdict, judge, routeOf, verdictOf } from './verdict'

describe('verdictOf', () => {
  test.each([
    [0, 'ALLOW'],
    [0.399_999, 'ALLOW'],
    [0.4, 'CONDITIONAL_ALLOW'],
    [0.499_999, 'CONDITIONAL_ALLOW'],
    [0.5, 'DISALLOW'],
    [0.899_999, 'DISALLOW'],
    [0.9, 'BLOCK'],
    [1, 'BLOCK'],
    [Number.NaN, 'NOOP'],
    [-0.1, 'NOOP'],
  ])('%f with the default thresholds is %s', (score, verdict) => {
    expect(verdictOf({ score, thresholds: defaultThresholds })).toBe(verdict)
  })

  test('equal thresholds give the severest, and a threshold of 0 catches everything', () => {
    expect(verdictOf({ score: 0.7, thresholds: { conditional: 0.7, disallow: 0.7, block: 0.7 } })).toBe('BLOCK')
    expect(verdictOf({ score: 0, thresholds: { conditional: 0, disallow: 0.5, block: 1 } })).toBe('CONDITIONAL_ALLOW')
  })

  test('a higher score never gets a milder verdict', () => {
    const probability = fc.double({ min: 0, max: 1, noNaN: true })
    const cuts = fc.tuple(probability, probability, probability).map((three) => three.sort((a, b) => a - b))
    fc.assert(
      fc.property(cuts, probability, probability, ([conditional = 0, disallow = 0, block = 0], one, other) => {
        const rank = (score: number) =>
          verdictKinds.indexOf(verdictOf({ score, thresholds: { conditional, disallow, block } }))
        expect(rank(Math.max(one, other))).toBeGreaterThanOrEqual(rank(Math.min(one, other)))
      }),
    )
  })
})

describe('capVerdict', () => {
  test('never harshens, never exceeds the cap, and leaves NOOP alone', () => {
    for (const cap of cappableVerdicts) {
      for (const verdict of cappableVerdicts) {
        const expected = cappableVerdicts[Math.min(cappableVerdicts.indexOf(verdict), cappableVerdicts.indexOf(cap))]
        expect(capVerdict({ verdict, cap })).toBe(expected)
      }
      expect(capVerdict({ verdict: 'NOOP', cap })).toBe('NOOP')
    }
  })
})

describe('routeOf', () => {
  const routes = { CONDITIONAL_ALLOW: 'ALLOW', DISALLOW: 'REVIEW', BLOCK: 'ACT' } as const
  test.each([
    ['ALLOW', 'ALLOW'],
    ['CONDITIONAL_ALLOW', 'ALLOW'],
    ['DISALLOW', 'REVIEW'],
    ['BLOCK', 'ACT'],
    ['NOOP', 'REVIEW'],
  ] as const)('%s leads to %s', (verdict, route) => {
    expect(routeOf({ verdict, routes })).toBe(route)
  })
})

test('judge: the cap comes before the route, and what it took away is kept', () => {
  const issue = {
    ...defaultSettings.kinds.issue,
    cap: 'DISALLOW',
    routes: { CONDITIONAL_ALLOW: 'ALLOW', DISALLOW: 'REVIEW', BLOCK: 'ACT' },
  } as const
  const settings = { ...defaultSettings, kinds: { ...defaultSettings.kinds, issue } }
  expect(judge({ score: 0.97, kind: 'issue', settings })).toEqual({
    verdict: 'DISALLOW',
    uncapped: 'BLOCK',
    route: 'REVIEW',
  })
  expect(judge({ score: 0.97, kind: 'user', settings })).toEqual({
    verdict: 'BLOCK',
    uncapped: 'BLOCK',
    route: 'REVIEW',
  })
})
