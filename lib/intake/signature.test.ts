import fc from 'fast-check'
import { Webhook } from 'standardwebhooks'
import { describe, expect, test } from 'vitest'
import type { HookHeaders } from './hook-headers'
import { type HookSecurity, hookSecurity } from './hook-security'
import { openCheck } from './signature'
import { signedHeaders } from './testing/signed-headers'

const now = Date.parse('2026-03-01T10:00:00Z')
const ours = `whsec_${Buffer.alloc(32, 1).toString('base64')}`
const older = `whsec_${Buffer.alloc(32, 2).toString('base64')}`
const foreign = `whsec_${Buffer.alloc(32, 3).toString('base64')}`
const body = Buffer.from('{"event_name":"user_create","user_id":41}')

function security(tokens: string[], secrets: string[] = []): HookSecurity {
  return hookSecurity({
    HOOK_SIGNING_TOKENS: tokens,
    HOOK_SECRETS: secrets,
    HOOK_ALLOW_UNAUTHENTICATED: tokens.length + secrets.length === 0,
  })
}

function check(headers: HookHeaders, by: HookSecurity, raw: Uint8Array = body): string {
  const opened = openCheck({ headers, security: by, now })
  const half = Math.floor(raw.length / 2)
  opened.update(raw.subarray(0, half))
  opened.update(raw.subarray(half))
  return opened.refused ?? opened.verdict() ?? 'authentic'
}

const signed = (over: Parameters<typeof signedHeaders>[0] | object = {}) =>
  signedHeaders({ token: ours, body, at: now, ...over })

describe('Standard Webhooks', () => {
  test('agrees with the published implementation, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.uuid(), (text, id) => {
        const signature = new Webhook(ours).sign(id, new Date(now), text)
        const headers = { 'webhook-id': id, 'webhook-timestamp': String(now / 1000), 'webhook-signature': signature }
        expect(check(headers, security([ours]), Buffer.from(text))).toBe('authentic')
      }),
    )
  })

  test("agrees with the specification's example", () => {
    const token = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
    const headers = {
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    }
    const opened = openCheck({ headers, security: security([token]), now: 1_614_265_330_000 })
    opened.update(Buffer.from('{"test": 2432232314}'))
    expect(opened.verdict()).toBeUndefined()
  })

  test('tells bytes apart that are the same broken text', () => {
    const headers = signed({ body: Buffer.from([0x22, 0xff, 0x22]) })
    expect(check(headers, security([ours]), Buffer.from([0x22, 0xff, 0x22]))).toBe('authentic')
    expect(check(headers, security([ours]), Buffer.from([0x22, 0xfe, 0x22]))).toBe('wrong_signature')
  })

  const minutes = 60_000
  test.each<[string, HookHeaders, string[], string]>([
    ['valid', signed(), [ours], 'authentic'],
    ['signed with the older token, during a rotation', signed({ token: older }), [ours, older], 'authentic'],
    ['several signatures, one of them ours', signed({ also: [foreign, older] }), [older], 'authentic'],
    ['another token', signed({ token: foreign }), [ours, older], 'wrong_signature'],
    ['another body', signed({ body: Buffer.from('{}') }), [ours], 'wrong_signature'],
    ['another id', { ...signed(), 'webhook-id': 'other' }, [ours], 'wrong_signature'],
    ['another time', { ...signed(), 'webhook-timestamp': String(now / 1000 + 1) }, [ours], 'wrong_signature'],
    ['4:59 old', signed({ at: now - 4.98 * minutes }), [ours], 'authentic'],
    ['5:01 old', signed({ at: now - 5.02 * minutes }), [ours], 'signature_too_old'],
    ['4:59 ahead', signed({ at: now + 4.98 * minutes }), [ours], 'authentic'],
    ['5:01 ahead', signed({ at: now + 5.02 * minutes }), [ours], 'signature_in_future'],
    ['no signature', {}, [ours], 'no_signature'],
    ['an empty signature', { ...signed(), 'webhook-signature': '' }, [ours], 'no_signature'],
    ['a signature of another version', { ...signed(), 'webhook-signature': 'v2,abc' }, [ours], 'bad_signature_headers'],
    ['a short signature', { ...signed(), 'webhook-signature': 'v1,AAAA' }, [ours], 'bad_signature_headers'],
    ['an oversized one', { ...signed(), 'webhook-signature': 'v1,A '.repeat(2000) }, [ours], 'bad_signature_headers'],
    ['an array', { ...signed(), 'webhook-signature': ['v1,a', 'v1,b'] }, [ours], 'bad_signature_headers'],
    ['no id', { ...signed(), 'webhook-id': undefined }, [ours], 'bad_signature_headers'],
    ['an empty id', { ...signed(), 'webhook-id': '' }, [ours], 'bad_signature_headers'],
    ['ids', { ...signed(), 'webhook-id': ['a', 'b'] }, [ours], 'bad_signature_headers'],
    ['an endless id', { ...signed(), 'webhook-id': 'x'.repeat(300) }, [ours], 'bad_signature_headers'],
    ['no time', { ...signed(), 'webhook-timestamp': undefined }, [ours], 'bad_signature_headers'],
    ['a time that is none', { ...signed(), 'webhook-timestamp': '1e9' }, [ours], 'bad_signature_headers'],
  ])('%s', (_, headers, tokens, expected) => {
    expect(check(headers, security(tokens))).toBe(expected)
  })

  test('looks at no more than 16 signatures', () => {
    const headers = signed()
    const many = `${'v1,AAAA '.repeat(16)}${headers['webhook-signature']}`
    expect(check({ ...headers, 'webhook-signature': many }, security([ours]))).toBe('bad_signature_headers')
  })
})

describe('X-Gitlab-Token', () => {
  const secrets = security([], ['new-secret', 'old-secret'])
  test.each<[string, HookHeaders, string]>([
    ['the new one', { 'x-gitlab-token': 'new-secret' }, 'authentic'],
    ['the old one, during a rotation', { 'x-gitlab-token': 'old-secret' }, 'authentic'],
    ['another', { 'x-gitlab-token': 'new-secre' }, 'wrong_token'],
    ['both at once', { 'x-gitlab-token': 'new-secret, old-secret' }, 'wrong_token'],
    ['several', { 'x-gitlab-token': ['new-secret'] }, 'wrong_token'],
    ['an oversized one', { 'x-gitlab-token': 'x'.repeat(2000) }, 'wrong_token'],
    ['an empty one', { 'x-gitlab-token': '' }, 'no_token'],
    ['none', {}, 'no_token'],
  ])('%s', (_, headers, expected) => {
    expect(check(headers, secrets)).toBe(expected)
  })
})

describe('both configured', () => {
  const both = security([ours], ['s3cret'])
  const token = { 'x-gitlab-token': 's3cret' }
  test.each<[string, HookHeaders, string]>([
    ['a signature alone does', signed(), 'authentic'],
    ['a token alone does: a hook may have no signing token yet', token, 'authentic'],
    ['a wrong signature is not made good by the token', { ...signed({ token: foreign }), ...token }, 'wrong_signature'],
    ['an old signature is not made good by the token', { ...signed({ at: 0 }), ...token }, 'signature_too_old'],
    ['neither', {}, 'no_token'],
  ])('%s', (_, headers, expected) => {
    expect(check(headers, both)).toBe(expected)
  })
})

test('with only secrets configured a signature says nothing, the token decides', () => {
  expect(check(signed(), security([], ['s3cret']))).toBe('no_token')
  expect(check({ ...signed(), 'x-gitlab-token': 's3cret' }, security([], ['s3cret']))).toBe('authentic')
})

test('without any secret everything passes, where that is allowed', () => {
  expect(check({}, security([]))).toBe('authentic')
  expect(check({}, { secretHashes: [], signingKeys: [], allowUnauthenticated: false })).toBe('no_token')
})
