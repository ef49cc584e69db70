import { describe, expect, test } from 'vitest'
import { doorAddress, pointsHere } from './door-address'
import type { DoorStatus } from './door-status'

const door = (change: Partial<DoorStatus>): DoorStatus => ({
  shut: null,
  grpc: { host: '10.0.0.7', port: 8001 },
  http: null,
  tls: null,
  keys: [],
  answers: {},
  refused: {},
  latency: null,
  lastCallAt: null,
  lastError: null,
  clients: [],
  buffer: { waiting: 0, spilled: 0, spilledBytes: 0, dropped: 0, trouble: null },
  standings: { asked: 0, late: 0 },
  ...change,
})

describe('doorAddress', () => {
  test('what was set by hand counts', () => {
    const address = doorAddress({ publicUrl: 'tls://spam.example:443/', doors: [door({})] })
    expect(address).toEqual({ url: 'tls://spam.example:443', hint: null })
  })

  test.each([
    [door({}), 'grpc://10.0.0.7:8001', 'by another name'],
    [door({ tls: { expiresAt: 0, trouble: null } }), 'tls://10.0.0.7:8001', 'by another name'],
    [door({ grpc: { host: '0.0.0.0', port: 9001 } }), 'grpc://0.0.0.0:9001', 'From another machine'],
    [door({ grpc: { host: '::', port: 9001 } }), 'grpc://[::]:9001', 'From another machine'],
    [door({ grpc: { host: '::1', port: 9001 } }), 'grpc://[::1]:9001', 'From another machine'],
  ])('else where a worker listens', (given, url, hint) => {
    const address = doorAddress({ publicUrl: undefined, doors: [given] })
    expect(address.url).toBe(url)
    expect(address.hint).toContain(hint)
  })

  test('an open door goes before a shut one; without any nothing is known', () => {
    const shut = door({ shut: 'No key.', grpc: { host: 'a.example', port: 1 } })
    expect(doorAddress({ publicUrl: undefined, doors: [shut, door({})] }).url).toBe('grpc://10.0.0.7:8001')
    expect(doorAddress({ publicUrl: undefined, doors: [shut] }).url).toBe('grpc://a.example:1')
    expect(doorAddress({ publicUrl: undefined, doors: [door({ grpc: null })] }).url).toBeNull()
  })
})

describe('pointsHere', () => {
  const set = { url: 'grpc://spam.example:8001', hint: null }
  const guessed = { url: 'grpc://127.0.0.1:8001', hint: 'From another machine …' }
  test.each([
    ['grpc://spam.example:8001', set, 'here'],
    ['grpc://SPAM.example:8001', set, 'here'],
    ['tls://spam.example:8001', set, 'elsewhere'],
    ['grpc://other.example:8001', set, 'elsewhere'],
    ['grpc://natterjack:8001', guessed, 'perhaps'],
    ['grpc://natterjack:9000', guessed, 'elsewhere'],
    ['not an address', set, 'perhaps'],
    ['grpc://natterjack:8001', { url: null, hint: 'No worker' }, 'perhaps'],
  ] as const)('%s, while we are at %o: %s', (said, address, pointing) => {
    expect(pointsHere({ said, address })).toBe(pointing)
  })
})
