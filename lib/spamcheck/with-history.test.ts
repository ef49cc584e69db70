import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadModel } from '../classify/load-model'
import { probability } from '../classify/model'
import type { Reason } from '../classify/score'
import { scoreContent } from '../classify/score-content'
import type { ItemContent } from '../fetch/item'
import { explainBefore, withHistory } from './with-history'

const model = loadModel()
const spam: ItemContent = {
  kind: 'issue',
  fields: {
    title: 'Best casino bonus 2026, call +1 555 010 0199 now',
    description: `Buy cheap pills and watches at https://pills.example/buy and on t.me/pills 💊💊 ${'so cheap '.repeat(20_000)}`,
  },
  meta: { author: { accountAgeDays: 0.1, emailConfirmed: false, emailDomain: 'mailinator.com' } },
}
const sumOf = (reasons: readonly Reason[]) => reasons.reduce((sum, { weight }) => sum + weight, 0)
const history = (...weights: number[]): Reason[] =>
  weights.map((weight) => ({ group: 'history', text: `adds ${weight}`, weight, spans: [] }))

test('the reasons stay eight, the strongest first, and add up to the log-odds of the new score', () => {
  const scored = scoreContent({ model, content: spam })
  expect(scored.reasons).toHaveLength(8)
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -0.6, max: 0.6, noNaN: true }), { minLength: 1, maxLength: 5 }),
      (weights) => {
        const added = history(...weights)
        const shift = { weight: sumOf(added), reasons: added }
        const { score, reasons } = withHistory({ scored, shift })
        if (shift.weight === 0) return
        expect(reasons.length).toBeLessThanOrEqual(8)
        expect(probability(sumOf(reasons))).toBeCloseTo(score, 6)
        expect(sumOf(reasons)).toBeCloseTo(sumOf(scored.reasons) + shift.weight, 6)
        expect(reasons.filter(({ group }) => group === 'history')).toHaveLength(weights.length)
        const strengths = reasons.map(({ weight }) => Math.abs(weight))
        expect(strengths).toEqual(strengths.toSorted((a, b) => b - a))
      },
    ),
  )
})

test('a score without reasons is moved and gets none; one that isn’t moved stays as it is', () => {
  const scored = { score: 0.2, reasons: [] }
  expect(withHistory({ scored, shift: { weight: Math.log(4), reasons: history(Math.log(4)) } })).toEqual({
    score: expect.closeTo(0.5, 9),
    reasons: [],
  })
  expect(withHistory({ scored, shift: { weight: 0, reasons: [] } })).toBe(scored)
})

test('reasons are there from the wanted score on, as it is after the shift', () => {
  const shift = { weight: 1.5, reasons: history(1.5) }
  const before = explainBefore({ from: 0.2, shift })
  expect(withHistory({ scored: { score: before, reasons: [] }, shift }).score).toBeCloseTo(0.2, 9)
  expect(explainBefore({ from: 0.2, shift: { weight: 0, reasons: [] } })).toBe(0.2)
  expect(explainBefore({ from: 0, shift })).toBeLessThanOrEqual(0.0001)
})
