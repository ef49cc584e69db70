import { describe, expect, test } from 'vitest'
import { parseEnv } from './env'

const least = { DATABASE_URL: 'postgresql://u:p@localhost/n', REDIS_URL: 'redis://localhost' }

describe('parseEnv', () => {
  test('needs only the two services; the rest has defaults that are safe', () => {
    const env = parseEnv(least)
    expect(env).toMatchObject({ PORT: 3000, HOOK_ALLOW_UNAUTHENTICATED: false, HOOK_SECRETS: [], LOCAL_ACCOUNTS: true })
  })

  test('names every variable that is missing or wrong, at once', () => {
    expect(() => parseEnv({ PORT: 'eighty', NEXTAUTH_SECRET: 'short' })).toThrow(
      /DATABASE_URL[\s\S]*REDIS_URL[\s\S]*PORT[\s\S]*NEXTAUTH_SECRET: at least 32/,
    )
  })

  test('an empty variable is unset: compose files pass FOO= for what was left out', () => {
    expect(parseEnv({ ...least, GITLAB_URL: '', PORT: '' })).toMatchObject({ PORT: 3000 })
  })

  test('lists are cut at commas, for secrets in rotation', () => {
    expect(parseEnv({ ...least, HOOK_SECRETS: 'old , new,' }).HOOK_SECRETS).toEqual(['old', 'new'])
  })

  test.each([
    ['DATABASE_URL', 'mysql://localhost/n'],
    ['REDIS_URL', 'http://localhost'],
    ['GITLAB_URL', 'file:///etc/passwd'],
    ['HOOK_MAX_BYTES', '1'],
  ])('%s=%s is refused', (name, value) => {
    expect(() => parseEnv({ ...least, [name]: value })).toThrow(name)
  })
})
