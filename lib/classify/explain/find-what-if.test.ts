import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changesOf } from '@/lib/classify/explain/changes-of'
import { findWhatIf, mostChanges } from '@/lib/classify/explain/find-what-if'
import { loadModel } from '@/lib/classify/load-model'
import type { Model } from '@/lib/classify/model'
import { scoreContent } from '@/lib/classify/score-content'
import { type ItemContent, itemKinds, textFields } from '@/lib/fetch/item'

const bundled = loadModel()
// Weights by hand: what is shown mustn't change with every training.
const weights = {
  'link:to-other': 3,
  'says:gambling:prose:1': 1,
  'contact:phone': 1,
  'disguise:any': 1,
  'author:age': 2,
  'author:age:30': -2.5,
}
const { firstLook: _, letters: __, ...reader } = bundled
const model: Model = {
  ...reader,
  hashed: new Float32Array(bundled.hashed.length),
  named: new Map(Object.entries(weights).map(([name, weight]) => [name, Float32Array.of(weight)])),
  bias: -3,
  calibration: { slope: 1, intercept: 0 },
}
const logistic = (logOdds: number) => 1 / (1 + Math.exp(-logOdds))

function whatIf(content: ItemContent, reviewFrom = 0.5) {
  const { reasons } = scoreContent({ model, content })
  const { score, changes, farthest } = findWhatIf({ model, content, reasons, reviewFrom })
  return { score, farthest, changes: changes.map(({ text, score }) => [text, Math.round(score * 1000) / 1000]) }
}

describe('each change is what the model says of the changed content', () => {
  test('the link, words of the strongest reason, fields', () => {
    const fields = { name: 'Ann', bio: 'A casino: [play](https://win.example/now)', website_url: 'https://win.example' }
    const { score, changes } = whatIf({ kind: 'user', fields })
    expect(score).toBeCloseTo(logistic(1), 5)
    expect(changes).toEqual([
      ['Without the links to win.example', 0.119],
      ['Without the words “casino”', 0.5],
      ['Without the bio', 0.5],
    ])
  })

  test('what is the same change by another name is said once', () => {
    const { changes } = whatIf({ kind: 'user', fields: { name: 'Ann', website_url: 'https://win.example' } })
    expect(changes).toEqual([['Without the link to win.example', 0.047]])
  })

  test('each contact, and all of them', () => {
    const body = 'Call +1 (800) 555-0100, or +44 (20) 7946-0000, or again +1 800 555 0100.'
    const { changes } = whatIf({ kind: 'note', fields: { body } }, 0.1)
    expect(changes).toEqual([['Without both contacts', 0.047]])
  })

  test('plain letters', () => {
    const { changes } = whatIf({ kind: 'note', fields: { body: 'see https://win.example for bo\u200bots' } })
    expect(changes).toContainEqual(['With plain letters', 0.5])
  })

  test('what is known of the author', () => {
    const meta = { author: { accountAgeDays: 1 } }
    const { changes } = whatIf({ kind: 'note', fields: { body: 'https://win.example' }, meta })
    expect(changes).toEqual([
      ['Without the link to win.example', 0.269],
      ['If the account were a year old', 0.378],
      ['With nothing known of the author', 0.5],
    ])
  })

  test('a score that nothing moves says how far it would go at most', () => {
    const { changes, farthest } = whatIf({ kind: 'note', fields: { body: 'an honest word about the casino' } }, 0.9)
    expect(changes).toEqual([])
    expect(farthest).toBeCloseTo(logistic(-3), 5)
  })

  test('a small move counts when it crosses the threshold', () => {
    const content: ItemContent = { kind: 'note', fields: { body: 'an honest word about the casino' } }
    expect(whatIf(content, 0.1).changes).toEqual([['Without the words “casino”', 0.047]])
  })

  test('several parts at once where none of them alone is enough', () => {
    const body = 'A casino at https://win.example, call +1 (800) 555-0100'
    expect(whatIf({ kind: 'note', fields: { body } }, 0.1).changes).toEqual([
      ['Without the link to win.example', 0.269],
      ['Without “+1 (800) 555-0100”', 0.731],
      ['Without the words “casino”', 0.731],
      ['Without links, contacts and telling words at once', 0.047],
    ])
    expect(whatIf({ kind: 'note', fields: { body } }, 0.5).changes.map(([text]) => text)).not.toContain(
      'Without links, contacts and telling words at once',
    )
  })

  test('nothing to take out', () => {
    expect(whatIf({ kind: 'note', fields: { body: 'thanks' } })).toMatchObject({ changes: [], farthest: null })
  })
})

test('links that are too many to be taken out cheaply are left alone: none of them or no number', () => {
  const places = Array.from({ length: 200 }, (_, n) => `https://place${n}.example`)
  const { changes } = whatIf({ kind: 'note', fields: { body: `A casino. ${places.slice(0, 40).join(' ')}` } })
  expect(changes).toContainEqual([
    'Without the links to place0.example, place1.example, place2.example and 5 more',
    0.119,
  ])
  const { changes: told } = whatIf({ kind: 'note', fields: { body: `A casino. ${places.join(' ')}` } })
  expect(told.filter(([text]) => String(text).includes('link'))).toEqual([])
})

const pieces = [
  'https://a.example ',
  'b.com ',
  '[',
  '](',
  'casino ',
  '+1 800 555 0100 ',
  'c a s i n o ',
  '𝗮',
  'а',
  '\u200b',
  '\ud835',
  '\u0000',
  '<a href="',
  'x@y.example ',
]
const contents: fc.Arbitrary<ItemContent> = fc.constantFrom(...itemKinds).chain((kind) =>
  fc.record({
    kind: fc.constant(kind),
    fields: fc.dictionary(
      fc.constantFrom<string>(...textFields[kind], 'stranger'),
      fc
        .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 20 })), { maxLength: 30 })
        .map((parts) => parts.join('')),
      { maxKeys: 5 },
    ),
  }),
)

test('whatever the content: bounded, scores of the changed content itself, words that Postgres takes', {
  timeout: 60_000,
}, () => {
  fc.assert(
    fc.property(contents, (content) => {
      const { score, reasons } = scoreContent({ model: bundled, content })
      const found = findWhatIf({ model: bundled, content, reasons, reviewFrom: 0.4 })
      expect(found.score).toBe(score)
      expect(found.changes.length).toBeLessThanOrEqual(mostChanges)
      const all = [...changesOf({ model: bundled, content, reasons })]
      for (const change of found.changes) {
        const made = all.filter(({ text }) => text === change.text)
        expect(made.map(({ content: changed }) => scoreContent({ model: bundled, content: changed }).score)).toContain(
          change.score,
        )
        expect(change.text).not.toMatch(/\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/)
      }
    }),
    { numRuns: 150 },
  )
})

test.each(['https://x.example ', 'a.com ', '1 800 555 0100 ', 'casino ', '𝗰', 'с', '[](https://'])(
  'a text of a hundred thousand characters of %j ends',
  (piece) => {
    const content: ItemContent = { kind: 'note', fields: { body: piece.repeat(100_000 / piece.length) } }
    const { score, reasons } = scoreContent({ model: bundled, content })
    expect(findWhatIf({ model: bundled, content, reasons, reviewFrom: 0.4 }).score).toBe(score)
  },
)
