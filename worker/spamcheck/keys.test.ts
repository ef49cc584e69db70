import { expect, test } from 'vitest'
import { createKeyring } from './keys'

const [old, fresh, third] = ['key 590c5d', 'key 0e90e7', 'key 944b16']
const keyring = createKeyring({ keys: ['old', 'new', 'new', 'Bearer third'], allowUnauthenticated: false })

test.each([
  ['old', old],
  ['new', fresh],
  ['third', third],
  ['Bearer third', third],
  ['bearer  old', old],
  ['Basic old', null],
  ['OLD', null],
  ['old ', null],
  ['old\0', null],
  ['', null],
  ['Bearer', null],
  ['o'.repeat(100_000), null],
  [undefined, null],
])('%j is %j', (authorization, name) => {
  expect(keyring.whose(authorization)).toBe(name)
})

test('each key has one name, which stays with it wherever it stands', () => {
  expect(keyring.names).toEqual([old, fresh, third])
  expect(createKeyring({ keys: ['new', 'old'], allowUnauthenticated: false }).names).toEqual([fresh, old])
})

test('strangers are let in only where that is wanted, and those with a key are still told apart', () => {
  const open = createKeyring({ keys: ['a'], allowUnauthenticated: true })
  expect([open.whose(undefined), open.whose('b'), open.whose('x'.repeat(9_999)), open.whose('a')]).toEqual([
    'open',
    'open',
    'open',
    'key 6450d6',
  ])
  const shut = createKeyring({ keys: [], allowUnauthenticated: false })
  expect([shut.whose(''), shut.whose(undefined)]).toEqual([null, null])
})

test.each([1, 255, 256, 257, 512, 2_048])('a key of %d characters is told from all that are like it', (length) => {
  const key = 'k'.repeat(length)
  const { whose, names } = createKeyring({ keys: ['other', key], allowUnauthenticated: false })
  expect([key, `Bearer ${key}`, 'other'].map(whose)).toEqual([names[1], names[1], names[0]])
  for (const wrong of [
    `${key}k`,
    `${key}\0`,
    key.slice(1),
    `${key.slice(1)}l`,
    `l${key.slice(1)}`,
    'k'.repeat(9_999),
    'é'.repeat(length),
  ])
    expect(whose(wrong)).toBeNull()
})

test('a key that GitLab could not keep is no key', () => {
  expect(() => createKeyring({ keys: ['k'.repeat(2_049)], allowUnauthenticated: false })).toThrow('number 1 is longer')
})

test.each(['clé', 'a\tb', 'a\nb', 'k\u200b'])('a key that no header can carry is no key: %j', (key) => {
  expect(() => createKeyring({ keys: ['good', key], allowUnauthenticated: false })).toThrow('number 2 has characters')
})
