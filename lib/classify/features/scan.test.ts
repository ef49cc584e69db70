import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutSpots } from '@/lib/classify/features/cut-spots'
import { readClosely } from '@/lib/classify/features/read-closely'
import { split, uncount } from '@/lib/classify/features/split'
import { loadStretch, resetStretch, stretch } from '@/lib/classify/features/stretch'
import { UnitClass } from '@/lib/classify/features/unit-class'

const pieces =
  'a|Bc|don|\'|’|1|404|123456|.|,| |  |\n|\r\n|!|!!|?|%|$|€|+|#|##|&|*|@|_|-|/|:|://|`|``|```|\n```|\n~~~|~|[|](|)|<a href="|https://|a.example|x.com|www.x.io/p?q=1|me@x.org|#1|é|ß|ж|слово|漢|字|かな|ไทย|한|🔥|🇩🇪|☀|️|→|﹗|！|٣|ﬁ'.split(
    '|',
  )
/** What makes the splitter give up, or nearly. */
const rare = ['\u0301', '\u200b', '\u00ad', '𝗮', '𠀀', '\ud835', '\udc00', '\ufdfa', '\u{e0061}']
const text = fc
  .array(
    fc.oneof({ weight: 30, arbitrary: fc.constantFrom(...pieces) }, { weight: 1, arbitrary: fc.constantFrom(...rare) }),
    {
      maxLength: 60,
    },
  )
  .map((parts) => parts.join(''))

/** All that the reading of a text leaves behind. */
function readWith(body: string, plain: boolean, quick: boolean) {
  loadStretch(body, 0, body.length)
  if (quick) {
    split()
    if (plain) uncount(0, stretch.length)
    if (!cutSpots(plain)) return undefined
  } else readClosely(plain)
  const { words, wordStart, wordEnd, wordKey1, wordKey2, runs, runKind, runFirst, runEnd, links, linkKind } = stretch
  const list = (array: ArrayLike<number>, count: number): number[] =>
    Array.from({ length: count }, (_, i) => array[i] as number)
  const { newline, comma, emoji, exclaim, question, percent, money } = UnitClass
  return {
    words: list(wordStart, words).map((start, i) => body.slice(start, wordEnd[i])),
    starts: list(wordStart, words),
    keys: [list(wordKey1, words), list(wordKey2, words)],
    runs: [list(runKind, runs), list(runFirst, runs), list(runEnd, runs)],
    links: [list(linkKind, links), list(stretch.linkStart, links), list(stretch.linkEnd, links)],
    anchors: [list(stretch.anchorStart, links), list(stretch.anchorEnd, links)],
    counts: [newline, comma, emoji, exclaim, question, percent, money].map(
      (unitClass) => stretch.unitCounts[unitClass],
    ),
    code: stretch.code,
  }
}

test.each([
  ['prose', false],
  ['code', true],
])('%s is cut alike by the splitter and when it is read closely', (_, plain) => {
  let quick = 0
  fc.assert(
    fc.property(text, (body) => {
      const read = readWith(body, plain, true)
      if (read === undefined) return
      quick++
      expect(read).toEqual(readWith(body, plain, false))
    }),
    { numRuns: 5_000 },
  )
  expect(quick).toBeGreaterThan(1_000)
})

test('what the splitter gives up is read closely', () => {
  resetStretch()
  expect(readWith('а\u0301б', false, true)).toBeUndefined()
  expect(readWith('c\u200basino', false, true)).toBeUndefined()
  expect(readWith('🔥\ufe0f 1\ufe0f', false, true)).toBeUndefined()
  expect(readWith('🔥\ufe0f \u200bcasino', false, true)?.words).toEqual(['casino'])
})

test('the words of prose with all sorts of spots', () => {
  const body =
    "Don't **miss** it!! See [docs](https://a.example/x) or `npm ci`, mail me@x.org.\n```\nfoo.bar()\n```\n100 % €5"
  const read = readWith(body, false, true)
  expect(read?.words).toEqual("Don't|**|miss|**|it|!!|See|docs|or|npm|ci|mail|foo|bar|100|%|€|5".split('|'))
  expect(read?.links[0]).toHaveLength(2)
  expect(read?.counts[0]).toBe(2)
})
