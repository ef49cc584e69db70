import { describe, expect, test } from 'vitest'
import { type LabelledDecision, makeLabels } from './label'
import { fingerprint } from './near-copies'

const casino = 'Claim your casino bonus today, hundred percent win, visit our lucky page and play for real money now'
let serial = 1

function decision(text: string, more: Partial<LabelledDecision> = {}): LabelledDecision {
  const id = serial++
  return {
    decisionId: id,
    versionId: id,
    moderatorId: 1,
    spam: true,
    kind: 'issue',
    decidedAt: id,
    print: fingerprint([text]),
    ...more,
  }
}

describe('one text', () => {
  test('one person’s word counts one', () => {
    expect(makeLabels([decision(casino)])).toMatchObject([{ spam: true, weight: 1, agreed: false }])
  })

  test('two people who say the same of one version count more than one and less than two', () => {
    const first = decision(casino)
    const second = decision(casino, { versionId: first.versionId, moderatorId: 2 })
    expect(makeLabels([first, second])).toMatchObject([{ decisionId: second.decisionId, weight: 1.5, agreed: true }])
  })

  test('one person who says it twice is still one person', () => {
    const first = decision(casino)
    const again = decision(casino, { versionId: first.versionId })
    expect(makeLabels([first, again])).toMatchObject([{ weight: 1, agreed: false }])
  })

  test('the newer decision overturns the older one, whoever made it and in whichever order they are read', () => {
    const first = decision(casino)
    const second = decision(casino, { versionId: first.versionId, moderatorId: 2, spam: false })
    const expected = [{ decisionId: second.decisionId, spam: false, weight: 1, agreed: false }]
    expect(makeLabels([first, second])).toMatchObject(expected)
    expect(makeLabels([second, first])).toMatchObject(expected)
  })
})

describe('campaigns', () => {
  test.each([
    [1, 1],
    [3, 2],
    [15, 4],
    [500, 8.97],
  ])('%i copies count %d together', (copies, total) => {
    const labels = makeLabels(Array.from({ length: copies }, (_, n) => decision(`${casino} ${n}`)))
    expect(labels.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(total, 1)
    expect(new Set(labels.map(({ campaign }) => campaign)).size).toBe(1)
  })

  test('near-copies belong together, other texts don’t', () => {
    const labels = makeLabels([
      decision(casino),
      decision(`${casino} friends`),
      decision('The build fails on Debian when the cache folder is missing, see the log'),
    ])
    expect(labels[0]?.campaign).toBe(labels[1]?.campaign)
    expect(labels[2]?.campaign).not.toBe(labels[0]?.campaign)
    expect(labels[2]?.weight).toBe(1)
  })

  test('short texts are copies only when they are equal', () => {
    const labels = makeLabels([decision('buy now'), decision('BUY  now!'), decision('buy now ok')])
    expect(labels.map(({ weight }) => weight)).toEqual([Math.log2(3) / 2, Math.log2(3) / 2, 1])
  })

  test('two people who say the same of copies agree; those who disagree share the weight', () => {
    const agreed = makeLabels([decision(casino), decision(casino, { moderatorId: 2 })])
    expect(agreed.map(({ weight }) => weight)).toEqual([(1.5 * Math.log2(3)) / 2, (1.5 * Math.log2(3)) / 2])
    const disputed = makeLabels([decision(casino), decision(casino, { moderatorId: 2, spam: false })])
    expect(disputed.map(({ weight }) => weight)).toEqual([Math.log2(3) / 2, Math.log2(3) / 2])
  })
})
