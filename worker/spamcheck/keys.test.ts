import { expect, test } from 'vitest'
import { createKeyring } from './keys'

const keyring = createKeyring({ keys: ['old', 'new', 'new', 'Bearer third'], allowUnauthenticated: false })

test.each([
  ['old', 'key 1'],
  ['new', 'key 2'],
  ['third', 'key 3'],
  ['Bearer third', 'key 3'],
  ['bearer  old', 'key 1'],
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

test('names tell nothing of the keys, and each key has one', () => {
  expect(keyring.names).toEqual(['key 1', 'key 2', 'key 3'])
})

test('strangers are let in only where that is wanted, and those with a key are still told apart', () => {
  const open = createKeyring({ keys: ['a'], allowUnauthenticated: true })
  expect([open.whose(undefined), open.whose('b'), open.whose('x'.repeat(9_999)), open.whose('a')]).toEqual([
    'open',
    'open',
    'open',
    'key 1',
  ])
  const shut = createKeyring({ keys: [], allowUnauthenticated: false })
  expect([shut.whose(''), shut.whose(undefined)]).toEqual([null, null])
})

test('a key that GitLab could not keep is no key', () => {
  expect(() => createKeyring({ keys: ['k'.repeat(2_049)], allowUnauthenticated: false })).toThrow('number 1 is longer')
})
