import { describe, expect, test } from 'vitest'
import { makeToken, readToken } from './session-token'

const day = 24 * 60 * 60 * 1000

describe('readToken', () => {
  test('gives back whom it was made for', () => {
    expect(readToken(makeToken({ id: 7, sessionVersion: 3 }))).toEqual({ id: 7, sessionVersion: 3 })
  })
  test('ends after a week, however often it was renewed', () => {
    const token = makeToken({ id: 7, sessionVersion: 3 }, 0)
    expect(readToken(token, 6 * day)).not.toBeNull()
    expect(readToken(token, 8 * day)).toBeNull()
  })
  test.each([null, undefined, 'x', {}, { sub: '1 OR 1=1', version: 1, signedInAt: 0 }, { sub: '1' }])(
    'refuses %j',
    (token) => {
      expect(readToken(token, 0)).toBeNull()
    },
  )
})
