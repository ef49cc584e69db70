import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultSettings, settingsSchema } from '@/lib/settings/settings'
import { applyMap, mapThresholds, moveThresholds } from './threshold-map'

/** A model that gives the square of what the old one gave: everything looks more harmless. */
const squared = (before: number) => ({ before, after: before ** 2 })
const stream = Array.from({ length: 1_000 }, (_, n) => squared((n + 0.5) / 1_000))
const from = (scores: readonly { after: number }[], threshold: number) =>
  scores.filter(({ after }) => after >= threshold).length

describe('without decisions', () => {
  test('the same share is flagged at every threshold', () => {
    const points = mapThresholds({ decided: [], recent: stream })
    const { conditional, block } = moveThresholds({ conditional: 0.4, disallow: 0.5, block: 0.9 }, points)
    expect(from(stream, conditional)).toBe(600)
    expect(from(stream, block)).toBe(100)
    expect(points[39]).toMatchObject({ before: 0.4, basis: 'share' })
  })

  test('nothing flagged, or nothing known: the thresholds stay', () => {
    const harmless = Array.from({ length: 1_000 }, () => squared(0.1))
    for (const recent of [[], harmless]) {
      const points = mapThresholds({ decided: [], recent })
      const thresholds = { conditional: 0.4, disallow: 0.5, block: 0.9 }
      expect(moveThresholds(thresholds, points)).toEqual(thresholds)
    }
  })
})

describe('with decisions', () => {
  // The old model's flagged items are spam by three in four; the new one ranks them better.
  const decided = Array.from({ length: 400 }, (_, n) => {
    const spam = n % 4 !== 0
    const before = 0.4 + (0.6 * n) / 400
    return { before, after: spam ? before : before - 0.3, spam, weight: 1 }
  })

  test('precision is kept, and more is found where the model is better', () => {
    const { conditional } = moveThresholds(
      { conditional: 0.7, disallow: 0.7, block: 0.7 },
      mapThresholds({ decided, recent: [] }),
    )
    const flagged = decided.filter(({ after }) => after >= conditional)
    expect(flagged.filter(({ spam }) => spam).length / flagged.length).toBeGreaterThanOrEqual(0.74)
    expect(conditional).toBeLessThan(0.7)
  })

  test('never to where more than twice as much would be flagged', () => {
    const allSpam = decided.map((item) => ({ ...item, after: item.spam ? 0.99 : 0.01 }))
    const points = mapThresholds({ decided: allSpam, recent: stream })
    const { conditional } = moveThresholds({ conditional: 0.8, disallow: 0.8, block: 0.9 }, points)
    expect(from(stream, conditional)).toBeLessThanOrEqual(400)
  })
})

test('whatever the scores, thresholds stay in order, and settings valid', () => {
  const score = fc.double({ min: 0.0001, max: 0.9999, noNaN: true })
  const item = fc.record({ before: score, after: score, spam: fc.boolean(), weight: fc.constant(1) })
  fc.assert(
    fc.property(fc.array(item, { maxLength: 80 }), fc.array(item, { maxLength: 80 }), (decided, recent) => {
      const points = mapThresholds({ decided, recent })
      const settings = applyMap(defaultSettings, { issue: points, user: points })
      expect(settingsSchema.safeParse(settings).success).toBe(true)
    }),
    { numRuns: 60 },
  )
})

test('all and nothing stay all and nothing', () => {
  const points = mapThresholds({ decided: [], recent: stream })
  expect(moveThresholds({ conditional: 0, disallow: 1, block: 1 }, points)).toEqual({
    conditional: 0,
    disallow: 1,
    block: 1,
  })
})
