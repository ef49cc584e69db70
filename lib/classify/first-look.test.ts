import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FeatureList } from '@/lib/classify/features/feature-list'
import {
  type FirstLook,
  lookBits,
  lookFirst,
  marginAtFirst,
  runsOf,
  runValue,
  tightenLook,
} from '@/lib/classify/first-look'
import { loadModel } from '@/lib/classify/load-model'
import { marginOf } from '@/lib/classify/margin'
import { scoreContent } from '@/lib/classify/score-content'
import type { ItemContent } from '@/lib/fetch/item'

const weights = Int8Array.from({ length: 1 << lookBits }, (_, i) => ((i * 7919) % 41) - 20)
const look: FirstLook = {
  weights,
  scale: 0.1,
  bias: [0, 0, 0, 0.5, -0.5, 0, 0],
  harmlessBelow: Number.POSITIVE_INFINITY,
  calibration: { slope: 1, intercept: 0 },
}
const plain = fc.string({ unit: fc.constantFrom(...'abcdefgh ,-\n'), minLength: 1, maxLength: 500 })

function note(body: string): ItemContent {
  return { kind: 'note', fields: { body } }
}

/** What the margin is by definition: every run counted once. */
function sumAll(content: ItemContent): number {
  const runs = runsOf(content) ?? new Int32Array()
  const sum = runs.reduce((total, run) => total + (weights[run] ?? 0), 0)
  return -0.5 + sum * look.scale * runValue(runs.length + 3)
}

describe('a short text', () => {
  test('is looked at whole', () => {
    fc.assert(
      fc.property(plain, (body) => {
        const content = note(body)
        if (body.length >= 3) expect(marginAtFirst(look, content)).toBeCloseTo(sumAll(content), 6)
      }),
    )
  })

  test.each([
    'see https://a.example/',
    'pills-shop.com',
    'a@b.example',
    '1-800-555-0100',
    '+49 30 901820',
    'саsino',
    'nice 🔥',
    'x://y',
  ])('with %s never ends at the first look, wherever that stands', (piece) => {
    fc.assert(
      fc.property(plain, plain, (before, after) => {
        fc.pre(before.length + after.length < 480)
        expect(lookFirst(look, note(`${before} ${piece} ${after}`))).toBeUndefined()
      }),
      { numRuns: 50 },
    )
  })
})

test.each([
  'main.rs',
  'foo.bar()',
  'https://github.com/a/b',
  'https://github.com/a/b/assets/1234567890/12-345',
  'docs.python.org',
  '2026-11-22, 10:22:33',
  '1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11',
])('a short text with %s may end there', (piece) => {
  expect(lookFirst(look, note(`see ${piece} for that`))).toBeDefined()
})

test.each([
  'see github.com.evil-pills.top',
  'https://github.com@pills.top/',
  'ask me@github.com',
  'v1.2.pills.top',
  'https://github.com/a 1-800-555-0100 today',
])('%s does not', (body) => {
  expect(lookFirst(look, note(body))).toBeUndefined()
})

test.each([
  [1_000, 2],
  [10_000, 4],
])('of a text of %i characters every %ith run is looked at', (length, step) => {
  const body = Array.from(
    { length: length / 5 },
    (_, i) => `${((i * 7919) % 997).toString(36).padStart(4, '-')} `,
  ).join('')
  const runs = runsOf(note(body)) ?? new Int32Array()
  const sampled = runs.filter((_, i) => i % step === 0)
  const sum = sampled.reduce((total, run) => total + (weights[run] ?? 0), 0)
  expect(marginAtFirst(look, note(body))).toBeCloseTo(-0.5 + sum * step * look.scale * runValue(runs.length + 3), 0)
})

test('what is too long to be looked at is read', () => {
  expect(lookFirst(look, note('a '.repeat(20_000)))).toBeUndefined()
  expect(lookFirst(look, note('\u0e2a'.repeat(20_000)))).toBeUndefined()
})

test('nothing ends that is as suspicious as known spam', () => {
  const body = 'have a look at our offers'
  const margin = marginAtFirst(look, note(body)) ?? Number.NaN
  expect(lookFirst(look, note(body))).toBeDefined()
  expect(lookFirst(tightenLook(look, [undefined, margin, margin + 1]), note(body))).toBeUndefined()
  expect(tightenLook(look, [undefined]).harmlessBelow).toBe(look.harmlessBelow)
})

describe('the shipped look', () => {
  const model = loadModel()
  const issue: ItemContent = {
    kind: 'issue',
    fields: {
      title: 'Parser crashes on empty input',
      description:
        'When the input file is empty the parser throws an index error instead of returning nothing. It should check the length first, and there should be a test for it. I think the bug came in with the last refactoring of the lexer.',
    },
  }

  test('ends a plain bug report with a low score, and its reasons add up to that', () => {
    const early = model.firstLook && lookFirst(model.firstLook, issue)
    const { score, reasons } = scoreContent({ model, content: issue })
    expect(score).toBeLessThan(0.05)
    expect(early).toBeCloseTo(Math.log(score / (1 - score)), 6)
    expect(reasons.some(({ group }) => group === 'first-look')).toBe(true)
    expect(reasons.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(early ?? Number.NaN, 6)
    expect(scoreContent({ model, content: issue, explainFrom: 0.2 })).toEqual({ score, reasons: [], model: model.name })
  })

  test('is part of what is measured', () => {
    const { slope, intercept } = model.calibration
    const early = (model.firstLook && lookFirst(model.firstLook, issue)) ?? Number.NaN
    const margin = marginOf({ model, content: issue, list: new FeatureList(model.bits) })
    expect(slope * margin + intercept).toBeCloseTo(early, 6)
  })
})
