import { expect, test } from 'vitest'
import { auc, calibrationBins, calibrationError } from '@/lib/model/measure/metrics'
import { seededRandom } from '@/lib/model/seeded-random'
import { figuresOf, intervalsOf, type Judged } from '@/training/figures'
import { confusionAt, mcc, recallAtRate } from '@/training/metrics'

function judge(p: number, spam: boolean, cluster = `${p}`): Judged {
  return { rank: p, p, flagged: p >= 0.5, spam, cluster }
}

const few = [judge(0.9, true), judge(0.8, true), judge(0.7, false), judge(0.4, true), judge(0.3, false)]

test('counts at the threshold, ranks and probabilities', () => {
  const figures = figuresOf(few)
  expect(figures.sc).toBeCloseTo(2 / 3)
  expect(figures.bh).toBeCloseTo(1 / 2)
  expect(figures.auc).toBeCloseTo(5 / 6)
  expect(figures.recall_fpr_005).toBeCloseTo(2 / 3)
  expect(figures.brier).toBeCloseTo((0.01 + 0.04 + 0.49 + 0.36 + 0.09) / 5)
  expect(figures.precision_20).toBeCloseTo((0.2 * (2 / 3)) / (0.2 * (2 / 3) + 0.8 * 0.5))
})

test('a missing class leaves out what needs it, and nothing else', () => {
  const figures = figuresOf([judge(0.9, false), judge(0.1, false)])
  expect(figures).toMatchObject({ auc: null, recall_fpr_005: null, mcc: null, sc: null, bh: 0.5, precision_5: null })
  expect(figures.brier).toBeCloseTo(0.41)
})

test('one walk over many examples with ties says what the single measures say', () => {
  const random = seededRandom(3)
  const many = Array.from({ length: 3_000 }, (_, i) => {
    const spam = random() < 0.3
    return judge(Math.round(Math.min(0.99, random() * 0.6 + (spam ? 0.4 : 0)) * 200) / 200, spam, String(i))
  })
  const scored = many.map(({ p, spam }) => ({ score: p, spam }))
  const figures = figuresOf(many)
  expect(figures.auc).toBeCloseTo(auc(scored), 10)
  expect(figures.mcc).toBeCloseTo(mcc(confusionAt(scored, 0.5)), 10)
  expect(figures.ece).toBeCloseTo(calibrationError(calibrationBins(scored)), 10)
  expect(figures.recall_fpr_005).toBeCloseTo(recallAtRate(scored, 0.005), 10)
})

test('intervals hold the figure, are the same each time, and are wider where copies are drawn together', () => {
  const random = seededRandom(5)
  const many = Array.from({ length: 400 }, (_, i) => {
    const spam = i % 2 === 0
    return judge(Math.min(1, random() * 0.8 + (spam ? 0.2 : 0)), spam, String(i))
  })
  const together = many.map((one, i) => ({ ...one, cluster: String(i % 20) }))
  const [low, high] = intervalsOf(many).bh ?? [1, 0]
  const bh = figuresOf(many).bh ?? 0
  expect(low).toBeLessThan(bh)
  expect(high).toBeGreaterThan(bh)
  expect(intervalsOf(many).bh).toEqual([low, high])
  const copied = many.map((one, i) => ({
    ...(many[i - (i % 20)] as Judged),
    cluster: String(Math.floor(i / 20)),
    spam: one.spam,
  }))
  const [copyLow, copyHigh] = intervalsOf(copied).bh ?? [0, 0]
  expect(copyHigh - copyLow).toBeGreaterThan(high - low)
  expect(intervalsOf(together).auc).not.toBeNull()
})

test('no interval where most draws lack a class', () => {
  expect(intervalsOf([judge(0.9, false), judge(0.1, false)]).auc).toBeNull()
})

test('a rank that is no number is refused: it would have no place', () => {
  expect(() => figuresOf([...few, { ...judge(0.5, true), rank: Number.NaN }])).toThrow(/no number/)
})
