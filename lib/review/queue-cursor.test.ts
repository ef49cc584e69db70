import { describe, expect, test } from 'vitest'
import { encodeCursor, queueCursorSchema } from './queue-cursor'

describe('cursor', () => {
  test.each([
    { key: 0.123456789, id: 1 },
    { key: null, id: 2_000_000_000 },
    { key: Date.parse('2026-01-01T00:00:00.123Z'), id: 9 },
  ])('survives the address: %j', (cursor) => {
    expect(queueCursorSchema.parse(encodeCursor(cursor))).toEqual(cursor)
  })

  test.each([
    '',
    'x',
    '!!!',
    'W10',
    Buffer.from('[1,2,3]').toString('base64url'),
    Buffer.from('["1; drop",2]').toString('base64url'),
    Buffer.from('[1,-2]').toString('base64url'),
    Buffer.from('[1,2147483648]').toString('base64url'),
    Buffer.from('[1e300,2]').toString('base64url'),
    'A'.repeat(200),
  ])('refuses %j', (text) => {
    expect(queueCursorSchema.safeParse(text).success).toBe(false)
  })
})
