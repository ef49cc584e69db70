import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ItemFields, ItemKind } from '../fetch/item'
import { spellUsual } from './spell-usual'
import { textKey } from './text-key'

type Given = { kind: ItemKind; authorId: number | null; username: string; fields: ItemFields }

/** The formula that the keys in every database were made by. */
function formula({ kind, authorId, username, fields }: Given): string {
  const { title = '', description = '', body = '' } = fields
  const text = (kind === 'note' ? body : `${title} ${description}`).replace(/\s+/gu, ' ').trim()
  return createHash('sha256')
    .update(JSON.stringify([kind, authorId ?? username, text]))
    .digest('hex')
}
const expectSame = (given: Given): void => void expect(textKey(given)?.toString('hex')).toBe(formula(given))

const unit = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...'ab"\\ /é中😀’', 'word') },
  { weight: 2, arbitrary: fc.constantFrom(' ', '  ', '\t', '\n', '\r\n', '\v', '\f') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...'\u00a0\u1680\u2000\u200a\u200b\u2028\u2029\u202f\u205f\u3000\ufeff\u0085'),
  },
  { weight: 1, arbitrary: fc.constantFrom('\0', '\u0001', '\b', '\u001f', '\u007f', '\ud800', '\udc00', '\ufffd') },
)
const text = fc.oneof(
  fc.array(unit, { maxLength: 30 }).map((units) => units.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
)
const given = fc.record({
  kind: fc.constantFrom<ItemKind>('issue', 'snippet', 'merge_request', 'note'),
  authorId: fc.option(fc.oneof(fc.nat(), fc.double())),
  username: text,
  fields: fc.record({ title: text, description: text, body: text }, { requiredKeys: [] }),
})

test('the keys of any text are as they always were', () => {
  fc.assert(fc.property(given, expectSame), { numRuns: 3_000 })
})

test('every character alone, among others, and at both ends', () => {
  for (let code = 0; code < 0x11000; code++) {
    const one = String.fromCodePoint(code)
    const fields = { title: `${one}a${one}b`, description: `c ${one}` }
    // Of the ideographs and the syllables of Korean a sample is enough.
    if (code > 0x3400 && code < 0xd700 && code % 97 !== 0) continue
    expectSame({ kind: 'issue', authorId: 7, username: '', fields })
  }
}, 60_000)

const runs = ['x', ' ', '\n', '"', '\\', 'é', '中', '😀', '\u00a0', '\u3000', '\0', '\ud800', 'a b\r\n']
test.each(runs.flatMap((run) => [4_095, 8_191, 8_192, 8_193, 100_000].map((times) => [run, times] as const)))(
  'a run of %j, %d times',
  (run, times) => {
    const long = run.repeat(times)
    expectSame({ kind: 'note', authorId: 7, username: '', fields: { body: long } })
    expectSame({ kind: 'issue', authorId: null, username: long, fields: { title: long, description: long } })
    expectSame({ kind: 'issue', authorId: null, username: 'a', fields: { title: 't', description: `${long}z${long}` } })
  },
)

test('usual texts are spelled the short way', () => {
  const spell = (description: string) =>
    spellUsual({ before: ['issue', 7], names: ['title', 'description'], fields: { title: ' T ', description } })
  expect(spell('He said:\r\n\t“é 中 😀” \\ "x" \n')?.toString()).toBe('["issue",7,"T He said: “é 中 😀” \\\\ \\"x\\""]')
  expect(['\0', '\ud800', '\u00a0', 'x'.repeat(8_200)].map(spell)).toEqual([null, null, null, null])
})

test('a kind that GitLab never asks about has none', () => {
  expect(textKey({ kind: 'user', authorId: 7, username: '', fields: { bio: 'x' } })).toBeNull()
})
