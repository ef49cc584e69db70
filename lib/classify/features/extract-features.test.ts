import { describe, expect, test } from 'vitest'
import { Block } from '@/lib/classify/features/block'
import { extractFeatures, headLimit, itemLimit } from '@/lib/classify/features/extract-features'
import { FeatureList } from '@/lib/classify/features/feature-list'
import type { ItemContent, ItemMeta } from '@/lib/fetch/item'

function namesOf(content: ItemContent): string[] {
  const list = new FeatureList(14)
  extractFeatures({ content, list })
  return list.named.map((feature) => feature.name)
}

function note(body: string, meta?: ItemMeta): ItemContent {
  return meta ? { kind: 'note', fields: { body }, meta } : { kind: 'note', fields: { body } }
}

describe('links', () => {
  test.each([
    ['see https://github.com/x/y', 'link:to-developer'],
    ['go to https://bit.ly/3x', 'link:to-shortener'],
    ['write https://t.me/someone', 'link:to-messenger'],
    ['get it at https://pills.example/a.exe', 'link:to-file'],
    ['visit pills-shop.com now', 'link:bare'],
    ['https://xn--80ak6aa92e.com/', 'link:punycode'],
    ['http://user@10.1.2.3/x', 'link:to-address'],
    ['[https://bank.com](https://thief.net/login)', 'link:says-other-place'],
    ['<a href="https://thief.net/login">www.bank.com</a>', 'link:says-other-place'],
    ['[cheap hosting](https://hostdealz.net)', 'link:named'],
    ['https://аррӏе.com', 'link:foreign-letters'],
  ])('%s has %s', (body, name) => {
    expect(namesOf(note(body))).toContain(name)
  })

  test.each([
    'edit main.rs and index.js',
    'version 1.2.3 of node.js',
    'call obj.in(x)',
    '`curl https://evil.example`',
    '```\nhttps://evil.example\n```',
  ])('%s has no link', (body) => {
    expect(namesOf(note(body)).filter((name) => name.startsWith('link:'))).toEqual([])
  })
})

describe('telephone numbers', () => {
  test.each([
    '+1 (800) 555-0100',
    '1-8oo-555-01oo',
    '＋１ ８８８ ５５５ ０１３７',
    '1.8.4.4.5.5.5.0.1.1.7',
    '①-⑧④④-⑤⑤⑤-⓪①⑧⑨',
    '0905 550 019',
    '٠٥٥٥ ٠٠١ ١٨٨',
  ])('%s is one', (body) => {
    expect(namesOf(note(`call ${body} now`))).toContain('contact:phone')
  })

  test.each([
    '2026-05-01 10:02:11',
    '192.168.100.200',
    'a1b2c3d4e5f60718',
    '1,000,000,000',
    '1.2.3',
    '#123456789',
    '0000000000',
    'v1.20.300',
  ])('%s is none', (body) => {
    expect(namesOf(note(`see ${body} here`)).filter((name) => name.startsWith('contact:phone'))).toEqual([])
  })

  test('a costume is a signal of its own', () => {
    expect(namesOf(note('call 1-8oo-555-01oo'))).toContain('disguise:phone')
    expect(namesOf(note('call +1 (800) 555-0100'))).not.toContain('disguise:phone')
  })
})

describe('phrases', () => {
  test.each([
    ['best online casino bonus', 'says:gambling:prose:1'],
    ['лучшее казино и ставки', 'says:gambling:prose:2'],
    ['澳门百家乐注册即送', 'says:gambling:prose:2'],
    ['เว็บสล็อตแตกง่าย', 'says:gambling:prose:1'],
    ['b e t t i n g tips', 'says:gambling:prose:1'],
    ['ca\u200bsino', 'says:gambling:prose:1'],
    ['fix the parser, the tests fail', 'says:develop:prose:2'],
  ])('%s has %s', (body, name) => {
    expect(namesOf(note(body))).toContain(name)
  })
})

describe('what is known of the author', () => {
  test('nothing known adds nothing', () => {
    expect(namesOf(note('hello', {}))).toEqual(namesOf(note('hello')))
    expect(namesOf(note('hello', { author: {} }))).toEqual(namesOf(note('hello')))
  })

  test.each([
    [{ author: { accountAgeDays: 40 } }, 'author:age:30'],
    [{ author: { emailConfirmed: false } }, 'author:confirmed-no'],
    [{ author: { emailDomain: 'Mailinator.com' } }, 'author:mail-disposable'],
    [{ userInProject: true }, 'author:member-yes'],
    [{ visibility: 'private' }, 'author:visibility-private'],
  ] as const)('%o has %s', (meta, name) => {
    expect(namesOf(note('hello', meta))).toContain(name)
  })
})

describe('structure and place', () => {
  test.each([
    ['ORDER TODAY WITH BIG DISCOUNTS', 'shouted:0.5'],
    ['🔥🔥🔥 wow', 'emoji:3'],
    ['only $5 today', 'money:1'],
    ['Привет дорогие друзья hello everybody here', 'script:latin-and-other'],
    ['see parse_tokens() in lexer.c, v1.2.3, #88', 'place:marks:3'],
    ['this is a longer text which speaks of nothing but the weather and birds', 'place:no-marks'],
  ])('%s has %s', (body, name) => {
    expect(namesOf(note(body))).toContain(name)
  })
})

test.each(['casino Casino', 'CASINO cásino', 'ｃａｓｉｎｏ ca\u200bsino', 'саsinо 𝗰𝗮𝘀𝗶𝗻𝗼'])(
  '%s is one word twice',
  (body) => {
    const list = new FeatureList(14)
    extractFeatures({ content: note(body), list })
    // The word and its pair with itself.
    expect(list.counts[Block.proseWords]).toBe(2)
  },
)

describe('bounds', () => {
  const texts: [string, (length: number) => string][] = [
    ['letters', (n) => 'a'.repeat(n)],
    ['words', (n) => Array.from({ length: n / 8 }, (_, i) => `w${i.toString(36).padStart(6, 'x')} `).join('')],
    ['dots', (n) => 'a.'.repeat(n / 2)],
    ['at-signs', (n) => 'a@'.repeat(n / 2)],
    ['brackets', (n) => '[](http://'.repeat(n / 10)],
    ['backticks', (n) => '`'.repeat(n)],
    ['digits', (n) => '1-'.repeat(n / 2)],
    ['anchors', (n) => '<a href="http://x.example">'.repeat(n / 27)],
    ['combining marks', (n) => `a${'\u0301'.repeat(n - 1)}`],
    ['U+FDFA', (n) => '\ufdfa'.repeat(n)],
    ['lone surrogates', (n) => '\ud800'.repeat(n)],
    ['different words in costume', (n) => Array.from({ length: n / 8 }, (_, i) => `Ｗ${i}𝗮\u200bа `).join('')],
    ['letters apart', (n) => 'a b '.repeat(n / 4)],
    ['open fences', (n) => '\n```\n'.repeat(n / 5)],
    ['phrases that go on', (n) => 'no deposit bonus free '.repeat(n / 22)],
    ['Thai', (n) => 'สล็อต'.repeat(n / 5)],
  ]

  test.each(texts)('twice the %s is at most 2.5 times the work', (_, make) => {
    const work = [2_000, 4_000, 8_000].map((length) => {
      // A new list each time: one that knows the words already has less to do.
      const list = new FeatureList(14)
      extractFeatures({ content: note(make(length)), list })
      return list.work
    })
    expect(work[1]).toBeLessThanOrEqual(2.5 * (work[0] ?? 0))
    expect(work[2]).toBeLessThanOrEqual(2.5 * (work[1] ?? 0))
  })

  test.each(texts)('megabytes of %s are read no further than the limit', (_, make) => {
    const list = new FeatureList(14)
    const { cut } = extractFeatures({
      content: { kind: 'issue', fields: { title: make(1_000_000), description: make(1_000_000) } },
      list,
    })
    expect(cut).toBe(true)
    expect(list.work).toBeLessThan(itemLimit * 40)
  })

  test('the end of a long text is read, since spam hides behind a wall', () => {
    const wall = 'nothing to see here '.repeat(headLimit / 10)
    expect(namesOf(note(`${wall} best online casino`))).toContain('says:gambling:prose:1')
  })
})
