import { expect, test } from 'vitest'
import { assertHookSecurity, hookSecurity } from './hook-security'

const nothing = { HOOK_SECRETS: [], HOOK_SIGNING_TOKENS: [], HOOK_ALLOW_UNAUTHENTICATED: false }

test('no secret at all is refused at start, unless explicitly allowed', () => {
  expect(() => assertHookSecurity(nothing)).toThrow(
    /HOOK_SIGNING_TOKENS.*HOOK_SECRETS.*HOOK_ALLOW_UNAUTHENTICATED=true/,
  )
  expect(() => assertHookSecurity({ ...nothing, HOOK_ALLOW_UNAUTHENTICATED: true })).not.toThrow()
  expect(() => assertHookSecurity({ ...nothing, HOOK_SECRETS: ['s3cret'] })).not.toThrow()
})

test('reads signing tokens with and without their prefix', () => {
  const key = Buffer.alloc(32, 7)
  const encoded = key.toString('base64')
  const { signingKeys } = hookSecurity({ ...nothing, HOOK_SIGNING_TOKENS: [`whsec_${encoded}`, encoded] })
  expect(signingKeys).toEqual([key, key])
})

test.each([
  'whsec_',
  'not base64!',
  `whsec_${Buffer.alloc(8).toString('base64')}`,
  `whsec_${Buffer.alloc(100).toString('base64')}`,
])('refuses %s as a signing token at start, and does not repeat it', (token) => {
  const good = `whsec_${Buffer.alloc(32).toString('base64')}`
  const attempt = () => assertHookSecurity({ ...nothing, HOOK_SIGNING_TOKENS: [good, token] })
  expect(attempt).toThrow(/number 2 is not a signing token/)
  expect(attempt).not.toThrow(token.length > 6 ? token : 'nothing to hide')
})
