import { describe, expect, test } from 'vitest'
import type { Pair } from '../measure/compare'
import { judgeGate } from './gate'

type Made = { n: number; spam: boolean; before: number; after: number; cluster?: string }

/** Items of one sort, each its own cluster unless said otherwise. */
const made = ({ n, spam, before, after, cluster }: Made): Pair[] =>
  Array.from({ length: n }, (_, i) => ({
    spam,
    cluster: cluster ?? `${spam}-${before}-${after}-${i}`,
    before,
    after,
    flaggedBefore: before >= 0.4,
    flaggedAfter: after >= 0.4,
  }))

const steady = [
  ...made({ n: 50, spam: true, before: 0.9, after: 0.9 }),
  ...made({ n: 50, spam: false, before: 0.1, after: 0.1 }),
]

describe('on decisions', () => {
  test.each<[string, Pair[], boolean]>([
    ['the same', steady, true],
    ['more spam found', [...steady, ...made({ n: 20, spam: true, before: 0.2, after: 0.8 })], true],
    ['much less spam found', [...steady, ...made({ n: 20, spam: true, before: 0.8, after: 0.2 })], false],
    ['one spam lost of fifty', [...steady, ...made({ n: 1, spam: true, before: 0.8, after: 0.2 })], true],
    ['much more ham flagged', [...steady, ...made({ n: 20, spam: false, before: 0.2, after: 0.8 })], false],
    [
      'a campaign of twenty copies lost counts as one',
      [...steady, ...made({ n: 20, spam: true, before: 0.8, after: 0.2, cluster: 'c' })],
      true,
    ],
    [
      'as much lost as won',
      [
        ...steady,
        ...made({ n: 10, spam: true, before: 0.8, after: 0.2 }),
        ...made({ n: 10, spam: true, before: 0.2, after: 0.8 }),
      ],
      true,
    ],
  ])('%s', (_, pairs, passed) => {
    const gate = judgeGate({ comparedWith: 'old', decisions: { issue: pairs }, seed: { issue: steady } })
    expect(gate.passed).toBe(passed)
    expect(gate.words[0]).toMatch(passed ? /^Passed/ : /^Refused/)
  })

  test('one kind that gets worse is enough, and is named with its figures', () => {
    const worse = [...steady, ...made({ n: 30, spam: true, before: 0.8, after: 0.2 })]
    const gate = judgeGate({ comparedWith: 'old', decisions: { user: steady, note: worse }, seed: null })
    expect(gate.passed).toBe(false)
    expect(gate.words.join(' ')).toMatch(
      /Comments, on the newest decisions: of 80 spam 62.5 % found instead of 100.0 %/,
    )
    expect(gate.words.join(' ')).toMatch(/seed corpus is not in this installation/)
  })
})

describe('too little data', () => {
  const lost = made({ n: 10, spam: true, before: 0.8, after: 0.2 })

  test('a few decisions refuse nothing, and it is said so', () => {
    const gate = judgeGate({ comparedWith: 'old', decisions: { issue: lost }, seed: { issue: steady } })
    expect(gate).toMatchObject({ passed: true, checks: [{ on: 'seed' }] })
    expect(gate.words.join(' ')).toMatch(/only the seed corpus speaks: issues/)
  })

  test('what gets worse on the seed corpus is refused all the same', () => {
    const gate = judgeGate({ comparedWith: 'old', decisions: {}, seed: { issue: [...steady, ...lost] } })
    expect(gate.passed).toBe(false)
  })

  test('nothing at all to measure on is no pass', () => {
    expect(judgeGate({ comparedWith: 'old', decisions: {}, seed: null })).toMatchObject({ passed: false, checks: [] })
  })
})

test('the same examples give the same verdict', () => {
  const pairs = [...steady, ...made({ n: 3, spam: true, before: 0.8, after: 0.2 })]
  const judged = () => judgeGate({ comparedWith: 'old', decisions: { issue: pairs }, seed: null })
  expect(judged()).toEqual(judged())
})
