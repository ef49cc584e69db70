import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dedupeKey, keptHeaders } from './hook-headers'

describe('keptHeaders', () => {
  test('keeps what we understand, never the token', () => {
    const kept = keptHeaders({
      'x-gitlab-token': 's3cret',
      'webhook-signature': 'v1,abc',
      authorization: 'Basic abc',
      'x-gitlab-event': 'System Hook',
      'user-agent': 'GitLab/18.4',
      'idempotency-key': ['a', 'b'],
    })
    expect(kept).toEqual({ 'x-gitlab-event': 'System Hook', 'user-agent': 'GitLab/18.4' })
  })

  test('is short and plain, whatever came', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (value) => {
        expect(keptHeaders({ 'user-agent': value })['user-agent']).toMatch(/^[\x20-\x7e]{0,200}$/)
      }),
    )
  })
})

describe('dedupeKey', () => {
  const sha256 = createHash('sha256').update('body').digest()

  test('the webhook id, else the idempotency key: GitLab gives both the same value', () => {
    expect(dedupeKey({ headers: { 'webhook-id': 'a-1', 'idempotency-key': 'b-2' }, sha256 })).toBe('id:a-1')
    expect(dedupeKey({ headers: { 'idempotency-key': 'a-1' }, sha256 })).toBe('id:a-1')
    expect(dedupeKey({ headers: { 'webhook-id': '', 'idempotency-key': 'a-1' }, sha256 })).toBe('id:a-1')
  })

  test('else the body together with the event uuid', () => {
    const plain = dedupeKey({ headers: {}, sha256 })
    const withUuid = dedupeKey({ headers: { 'x-gitlab-event-uuid': 'u-1' }, sha256 })
    expect(plain).toMatch(/^body-sha256:[0-9a-f]{64}$/)
    expect(withUuid).not.toBe(plain)
    expect(dedupeKey({ headers: { 'x-gitlab-event-uuid': 'u-1' }, sha256 })).toBe(withUuid)
  })

  test('a header never passes for a hash, and the key stays short', () => {
    const hash = dedupeKey({ headers: {}, sha256 })
    expect(dedupeKey({ headers: { 'idempotency-key': hash }, sha256 })).not.toBe(hash)
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 1000 }), (id) => {
        const key = dedupeKey({ headers: { 'idempotency-key': id }, sha256 })
        expect(key).toMatch(/^(id|id-sha256):[\x21-\x7e]{1,200}$/)
      }),
    )
  })
})
