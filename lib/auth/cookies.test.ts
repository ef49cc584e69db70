import { afterEach, describe, expect, test } from 'vitest'
import { setEnvForTests } from '../env'
import { sessionCookieName, sessionTokenOf } from './cookies'

afterEach(() => setEnvForTests({ NEXTAUTH_URL: undefined }))

describe('sessionTokenOf', () => {
  test.each([
    ['a=1; natterjack.session=abc; b=2', 'abc'],
    ['natterjack.session.1=def;natterjack.session.0=abc', 'abcdef'],
    ['other.natterjack.session=abc', null],
    ['natterjack.session', null],
    ['natterjack.session=', null],
    ['', null],
    [undefined, null],
    ['%E0%A4%A; ===;; =x', null],
    [`natterjack.session=${'x'.repeat(20_000)}`, null],
  ])('%j', (header, token) => {
    expect(sessionTokenOf(header)).toBe(token)
  })

  test('over HTTPS only the host’s own cookie counts', () => {
    setEnvForTests({ NEXTAUTH_URL: 'https://natterjack.example' })
    expect(sessionCookieName()).toBe('__Host-natterjack.session')
    expect(sessionTokenOf('natterjack.session=planted')).toBeNull()
  })
})
