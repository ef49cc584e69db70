import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Lately, noStanding, type Standing } from './standing'
import { leastShift, mostShift, weighHistory } from './weigh-history'

const account = {
  gitlabId: 41,
  username: 'mallory',
  isAdmin: false,
  isBot: false,
  createdByAdmin: null,
  trustedBy: null,
}
const quiet: Lately = { calls: 0, sharers: 0 }
const decided = (spam: number, notSpam: number, notSpamDays = notSpam): Standing => ({
  ...noStanding,
  decided: { spam, notSpam, notSpamDays },
})
const of = (standing: Partial<Standing>, lately: Partial<Lately> = {}) =>
  weighHistory({ standing: { ...noStanding, ...standing }, lately: { ...quiet, ...lately } })
const weightOf = (standing: Standing) => weighHistory({ standing, lately: quiet }).weight

const count = fc.nat({ max: 1_000 })
const standings: fc.Arbitrary<Standing> = fc.record({
  account: fc.constantFrom(null, ...['active', 'blocked', 'banned'].map((state) => ({ ...account, state }))),
  decided: fc.tuple(count, count, count).map(([spam, notSpam, days]) => ({
    spam,
    notSpam,
    notSpamDays: Math.min(notSpam, days),
  })),
  flagged: count,
  texts: fc.nat({ max: 50 }),
})
const latelies: fc.Arbitrary<Lately> = fc.record({ calls: fc.nat({ max: 15 }), sharers: fc.nat({ max: 8 }) })

describe('whatever is known', () => {
  test('the shift stays within its bounds, and the reasons add up to it', () => {
    fc.assert(
      fc.property(standings, latelies, (standing, lately) => {
        const { weight, reasons } = weighHistory({ standing, lately })
        expect(weight).toBeGreaterThanOrEqual(leastShift)
        expect(weight).toBeLessThanOrEqual(mostShift)
        expect(reasons.reduce((sum, reason) => sum + reason.weight, 0)).toBeCloseTo(weight, 9)
        expect(reasons.length).toBeLessThanOrEqual(5)
        for (const reason of reasons) expect(reason).toMatchObject({ group: 'history', spans: [] })
      }),
    )
  })

  test('nothing but people’s decisions speaks for an author, and more spam never does', () => {
    fc.assert(
      fc.property(standings, latelies, (standing, lately) => {
        const { weight } = weighHistory({ standing, lately })
        const { spam, notSpam, notSpamDays } = standing.decided
        if (notSpam === 0) expect(weight).toBeGreaterThanOrEqual(0)
        const worse = { ...standing, decided: { spam: spam + 1, notSpam, notSpamDays } }
        expect(weighHistory({ standing: worse, lately }).weight).toBeGreaterThanOrEqual(weight - 1e-9)
      }),
    )
  })
})

test('a stranger moves nothing', () => {
  for (const standing of [null, noStanding]) {
    for (const lately of [null, quiet]) expect(weighHistory({ standing, lately })).toEqual({ weight: 0, reasons: [] })
  }
})

describe('decisions', () => {
  test.each([
    [1, 0, 1.1],
    [3, 0, 1.95],
    [10, 0, 3],
    [3, 1, 1.54],
    [0, 1, -0.41],
    [0, 4, -1.1],
    [0, 12, -1.95],
    [0, 365, -2],
    [1, 4, 0],
    [1, 40, -1.95],
  ])('%i spam and %i not, each on a day of its own: %f', (spam, notSpam, weight) => {
    expect(weightOf(decided(spam, notSpam))).toBeCloseTo(weight, 2)
  })

  test('a hundred harmless items decided in one day weigh as one', () => {
    expect(weightOf(decided(0, 100, 1))).toBe(weightOf(decided(0, 1, 1)))
  })

  test.each([
    [decided(3, 1), '3 of this author’s 4 decided items are spam'],
    [decided(0, 1), '0 of this author’s 1 decided item is spam'],
  ])('in words', (standing, text) => {
    expect(weighHistory({ standing, lately: null }).reasons).toMatchObject([{ text }])
  })
})

describe('the smaller signs, none worth more than a few tenths', () => {
  test.each([
    ['one flagged item may be this very text', of({ flagged: 1 }), 0],
    ['two flagged items', of({ flagged: 2 }), 0.2],
    ['a hundred flagged items', of({ flagged: 100 }), 0.6],
    ['blocked when last seen', of({ account: { ...account, state: 'blocked' } }), 0.5],
    ['banned when last seen', of({ account: { ...account, state: 'banned' } }), 0.5],
    ['left the company', of({ account: { ...account, state: 'ldap_blocked' } }), 0],
    ['a burst', of({}, { calls: 5 }), 0],
    ['a flood', of({}, { calls: 15 }), 0.4],
    ['a flood over several workers', of({ texts: 50 }), 0.4],
    ['a flood counted twice is one', of({ texts: 50 }, { calls: 15 }), 0.4],
    ['one who wrote the same', of({}, { sharers: 1 }), 0.2],
    ['many who wrote the same', of({}, { sharers: 8 }), 0.6],
    ['all at once', of({ account: { ...account, state: 'banned' }, flagged: 9, texts: 50 }, { sharers: 8 }), 2.1],
  ])('%s', (_, shift, weight) => {
    expect(shift.weight).toBeCloseTo(weight, 9)
  })
})
