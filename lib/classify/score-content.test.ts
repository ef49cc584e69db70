import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FeatureList } from '@/lib/classify/features/feature-list'
import { loadModel } from '@/lib/classify/load-model'
import { marginOf } from '@/lib/classify/margin'
import type { Model } from '@/lib/classify/model'
import { reasonSchema } from '@/lib/classify/score'
import { scoreContent } from '@/lib/classify/score-content'
import { scorerOf } from '@/lib/classify/scorer'
import { type ItemContent, itemKinds, textFields } from '@/lib/fetch/item'

const model = loadModel()

const contents: fc.Arbitrary<ItemContent> = fc.constantFrom(...itemKinds).chain((kind) =>
  fc.record({
    kind: fc.constant(kind),
    fields: fc.dictionary(fc.constantFrom<string>(...textFields[kind], 'stranger'), hostileText(), { maxKeys: 5 }),
  }),
)

function hostileText(): fc.Arbitrary<string> {
  const piece = fc.constantFrom(
    'https://',
    '.com',
    '\u200b',
    '\ud835',
    '\udc00',
    '\u0301',
    '[',
    '](',
    '`',
    '```\n',
    '@',
    '1',
    '-',
    '𝗮',
    'а',
    'casino ',
    '\u0000',
    ' ',
    '\n',
    '#',
    '\ufdfa',
    '<a href="',
  )
  return fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.array(piece, { maxLength: 60 }).map((parts) => parts.join('')),
  )
}

describe('whatever the text', () => {
  test('a score between 0 and 1, spans inside the fields, and weights that add up to the log-odds', {
    timeout: 60_000,
  }, () => {
    fc.assert(
      fc.property(contents, (content) => {
        const { score, reasons } = scoreContent({ model, content })
        expect(score).toBeGreaterThan(0)
        expect(score).toBeLessThan(1)
        expect(reasons.length).toBeLessThanOrEqual(8)
        const sum = reasons.reduce((total, reason) => total + reasonSchema.parse(reason).weight, 0)
        if (score > 0.0001 && score < 0.9999) expect(sum).toBeCloseTo(Math.log(score / (1 - score)), 6)
        for (const span of reasons.flatMap((reason) => reason.spans)) {
          const text = content.fields[span.field] ?? ''
          expect(0 <= span.start && span.start < span.end && span.end <= text.length, JSON.stringify(span)).toBe(true)
        }
        // Postgres' jsonb takes neither.
        expect(reasons.map((reason) => reason.text).join('')).not.toMatch(
          /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/,
        )
      }),
      { numRuns: 300 },
    )
  })

  test('a link without a text leaves no empty span (found by the property above)', () => {
    const { reasons } = scoreContent({ model, content: { kind: 'user', fields: { name: '[](https://' } } })
    expect(reasons.flatMap(({ spans }) => spans).filter(({ start, end }) => start >= end)).toEqual([])
  })

  test('scoring again gives the same, whatever was scored between', () => {
    fc.assert(
      fc.property(contents, contents, (first, second) => {
        const before = scoreContent({ model, content: first })
        scoreContent({ model, content: second })
        expect(scoreContent({ model, content: first })).toEqual(before)
      }),
      { numRuns: 50 },
    )
  })
})

describe('adding up and writing down', () => {
  test('come to the same score, whatever was read before', { timeout: 60_000 }, () => {
    const { firstLook: _, letters: __, ...reader } = model
    const list = new FeatureList(model.bits)
    fc.assert(
      fc.property(contents, (content) => {
        const written = marginOf({ model: reader, content, list })
        expect(scorerOf(reader).margin(content)).toBeCloseTo(written, 4)
      }),
      { numRuns: 300 },
    )
  })
})

describe('hostile texts of ten million characters', () => {
  const length = 10_000_000
  test.each([
    ['letters', 'a'],
    ['nothing but marks', '\u0301'],
    ['U+FDFA', '\ufdfa'],
    ['lone surrogates', '\udc00'],
    ['zero bytes', '\u0000'],
    ['binary', '\u0001\ufffe\u8000\u00ff'],
    ['brackets', '[](https://'],
    ['dots', 'a.'],
    ['fences', '\n```'],
    ['digits', '1 2-3.'],
    ['Thai', 'สล็อต'],
    ['fancy letters', '𝗰𝗮𝘀𝗶𝗻𝗼'],
  ])('%s get a finite score, with reasons', (_, piece) => {
    const text = piece.repeat(Math.ceil(length / piece.length))
    const contents: ItemContent[] = [
      { kind: 'note', fields: { body: text } },
      { kind: 'snippet', fields: { title: text, content: text } },
    ]
    for (const content of contents) {
      const { score, reasons } = scoreContent({ model, content })
      expect(score).toBeGreaterThan(0)
      expect(score).toBeLessThan(1)
      expect(reasons.every(({ weight }) => Number.isFinite(weight))).toBe(true)
    }
  })
})

describe('next to nothing to read is no spam', () => {
  const empty: ItemContent[] = [
    ...itemKinds.map((kind) => ({ kind, fields: {} })),
    { kind: 'note', fields: { body: '+1' } },
    { kind: 'note', fields: { body: 'thanks, fixed' } },
    { kind: 'note', fields: { body: '👍' } },
    { kind: 'issue', fields: { title: 'test', description: '' } },
    { kind: 'user', fields: { name: 'Jo Smith', username: 'jsmith' } },
    { kind: 'project', fields: { name: 'test', path: 'test' } },
    { kind: 'snippet', fields: { title: 'snippet', file_name: 'snippetfile1.txt', content: 'x' } },
  ]
  test.each(empty)('%o', (content) => {
    expect(scoreContent({ model, content }).score).toBeLessThan(0.4)
  })
})

describe('reasons', () => {
  const content: ItemContent = {
    kind: 'user',
    fields: {
      name: 'Best Casino',
      username: 'bestcasino88',
      bio: 'Claim your casino bonus, 100% win! Call 1-8oo-555-o199 or visit https://pharma-x.example/win',
      website_url: 'https://pharma-x.example',
    },
  }
  // Weights by hand: what is shown mustn't change with every training.
  const weights = {
    'link:to-other': 3,
    'says:gambling:prose:1': 2,
    'contact:phone': 1.5,
    'disguise:phone': 1,
    'author:confirmed-no': 0.5,
  }
  const { letters: _, ...withoutLetters } = model
  const handmade: Model = {
    ...withoutLetters,
    hashed: new Float32Array(model.hashed.length),
    named: new Map(Object.entries(weights).map(([name, weight]) => [name, Float32Array.of(weight)])),
    bias: -2,
    calibration: { slope: 1, intercept: 0 },
  }
  const { score, reasons } = scoreContent({
    model: handmade,
    content: { ...content, meta: { author: { emailConfirmed: false } } },
  })

  test('name what a moderator sees, strongest first', () => {
    expect(score).toBeCloseTo(1 / (1 + Math.exp(-6)), 5)
    expect(reasons.map(({ text, weight }) => [text, Math.round(weight * 10) / 10])).toEqual([
      ['links to pharma-x.example', 3],
      ['speaks of gambling: Casino', 2],
      ['everything else, and how rare spam is to begin with', -2],
      ['contacts: 1-8oo-555-o199', 1.5],
      ['dressed-up phone number: 1-8oo-555-o199', 1],
      ['author and place (address not confirmed)', 0.5],
    ])
  })

  test('quote exactly what their spans point at', () => {
    const link = reasons.find(({ group }) => group === 'link')
    const quoted = link?.spans.map(({ field, start, end }) => content.fields[field]?.slice(start, end))
    expect(quoted).toContain('https://pharma-x.example/win')
  })

  test('name words in disguise as they are read', () => {
    const fields = { body: 'The best ca\u200bsino and 𝗕𝗼𝗻𝘂𝘀 pills, сhеар and fast' }
    const { reasons: told } = scoreContent({ model, content: { kind: 'note', fields } })
    const words = told.filter(({ group }) => group === 'words' || group === 'says').map(({ text }) => text)
    expect(words.join()).toMatch(/casino|bonus|cheap/i)
    expect(words.join()).not.toMatch(/[^\x20-\x7e]/)
  })

  test('are left out below the score that they are wanted from, which changes no score', () => {
    const whole = { ...content, meta: { author: { emailConfirmed: false } } }
    const wanted = scoreContent({ model: handmade, content: whole, explainFrom: score })
    expect(wanted).toEqual({ score, reasons, model: handmade.name })
    const unwanted = scoreContent({ model: handmade, content: whole, explainFrom: score + 0.0001 })
    expect(unwanted).toEqual({ score, reasons: [], model: handmade.name })
  })

  test('say when not all of the text was read', () => {
    const long = scoreContent({ model, content: { kind: 'issue', fields: { description: 'word '.repeat(100_000) } } })
    expect(long.reasons.some(({ group, weight }) => group === 'cut' && weight === 0)).toBe(true)
  })
})
