import fc from 'fast-check'
import { expect, test } from 'vitest'
import { askedCall } from './call.fixture'
import { createVelocity, fingerprint } from './velocity'

const minute = 60_000
const advert = 'Cheap watches for everybody at watches.example'
const by = (gitlabId: number, body = advert) =>
  askedCall({ author: { gitlabId }, content: { kind: 'note', fields: { body } } })

test('counts the calls of an author in the last ten minutes', () => {
  const velocity = createVelocity()
  expect([0, 1, 2, 3].map((at) => velocity.see(by(1), at * minute).calls)).toEqual([0, 1, 2, 3])
  expect(velocity.see(by(2), 3 * minute).calls).toBe(0)
  expect(velocity.see(by(1), 11 * minute).calls).toBe(2)
  expect(velocity.see(by(1), 60 * minute).calls).toBe(0)
  const flood = Array.from({ length: 1_000 }, (_, n) => velocity.see(by(3), 60 * minute + n).calls)
  expect(flood.at(-1)).toBe(15)
})

test('GitLabs that send no number are counted by name', () => {
  const velocity = createVelocity()
  const call = (username: string) => askedCall({ author: { gitlabId: null, username } })
  expect(velocity.see(call('ada'), 0).calls).toBe(0)
  expect(velocity.see(call('ben'), 0).calls).toBe(0)
  expect(velocity.see(call('ada'), 0).calls).toBe(1)
})

test('a text counts against those who come later, never against whoever had it first', () => {
  const velocity = createVelocity()
  const sharers = (id: number, at = 0) => velocity.see(by(id), at).sharers
  expect([1, 2, 3].map((id) => sharers(id))).toEqual([0, 1, 2])
  expect(sharers(1)).toBe(0)
  expect(sharers(2)).toBe(1)
  expect(Array.from({ length: 50 }, (_, n) => sharers(100 + n)).at(-1)).toBe(8)
  expect(sharers(1, 23 * 60 * minute)).toBe(0)
  expect(sharers(4, 24 * 60 * minute)).toBe(0)
})

test('one author may repeat himself: that is for the pace to tell', () => {
  const velocity = createVelocity()
  expect([0, 1, 2].map((at) => velocity.see(by(1), at).sharers)).toEqual([0, 0, 0])
})

test('white space makes no other text, a short text is nobody’s own', () => {
  const print = (body: string) => fingerprint({ body }, 7)
  expect(print('  Cheap\r\nwatches for\u00a0everybody\tat watches.example\n')).toBe(print(advert))
  expect(print(advert.toUpperCase())).not.toBe(print(advert))
  expect(print('Same here, thank you!')).toBeNull()
  expect(print('Same here, thanks to you!')).not.toBeNull()
  expect(print(' '.repeat(10_000))).toBeNull()
})

test('of a long text the beginning counts and how long it is', () => {
  const long = 'word '.repeat(1_000)
  const print = (body: string) => fingerprint({ title: 'Help', body }, 7)
  expect(print(`${long}a`)).toBe(print(`${long}b`))
  expect(print(`${long}a`)).not.toBe(print(`${long}ab`))
  expect(print(`a${long}`)).not.toBe(print(`b${long}`))
})

test('texts are the same exactly when they are so without their white space, whatever the field it ends in', () => {
  const unit = fc.constantFrom(
    ...'abA ',
    '\n',
    '\r\n',
    '\t',
    '\0',
    '\u00a0',
    '\u0120',
    '\u4e20',
    '\u3000',
    '\ud800',
    '😀',
  )
  const text = fc.array(unit, { maxLength: 45 }).map((units) => units.join(''))
  const bare = (text: string) => text.replace(/[\0-\x20\xa0]/g, '')
  const check = (title: string, body: string, other: string) => {
    const letters = bare(title + body)
    const print = fingerprint({ title, body }, 7)
    if (letters.length < 20) return expect(print).toBeNull()
    expect(print).toBe(fingerprint({ body: letters }, 7))
    const spaced = [...letters].join(' ')
    expect(print).toBe(fingerprint({ title: spaced.slice(0, 9), description: '', body: spaced.slice(9) }, 7))
    if (bare(other) !== letters) expect(print).not.toBe(fingerprint({ body: other }, 7))
  }
  fc.assert(
    fc.property(text, text, text, (...texts) => void check(...texts)),
    { numRuns: 2_000 },
  )
  // One unit changed, left out or written twice, anywhere.
  const long = Array.from({ length: 301 }, (_, n) => String.fromCharCode(97 + ((n * n) % 26))).join('')
  for (let at = 0; at < long.length; at++) {
    const [start, one, end] = [long.slice(0, at), long.slice(at, at + 1), long.slice(at + 1)]
    check(start, one + end, `${start}\u8000${end}`)
    check(start, one + end, `${start}${end}`)
    check(start, one + end, `${start}${one}${one}${end}`)
  }
})

test('processes don’t agree on fingerprints, so that nobody can make two texts collide in all of them', () => {
  expect(fingerprint({ body: advert }, 7)).not.toBe(fingerprint({ body: advert }, 8))
})

test('remembers no more than it may', () => {
  const velocity = createVelocity({ max: 2 })
  for (const id of [1, 2, 3]) velocity.see(by(id, `${advert} ${id}`), 0)
  expect(velocity.see(by(1, `${advert} 1`), 0)).toEqual({ calls: 0, sharers: 0 })
  expect(velocity.see(by(3, `${advert} 3`), 0)).toEqual({ calls: 1, sharers: 0 })
})
