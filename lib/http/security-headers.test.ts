import { describe, expect, test } from 'vitest'
import { securityHeaders } from './security-headers'

const policy = (headers: Record<string, string>) => headers['Content-Security-Policy'] ?? ''

describe('securityHeaders', () => {
  test('gives each answer a nonce of its own and no way to run anything without it', () => {
    const first = policy(securityHeaders({ secure: true }))
    const second = policy(securityHeaders({ secure: true }))
    expect(first).not.toBe(second)
    expect(first).toMatch(/script-src 'nonce-[A-Za-z0-9+/=]{24}' 'strict-dynamic';/)
    expect(first).not.toContain('unsafe')
  })

  test.each(['default-src', 'frame-ancestors', 'base-uri', 'object-src'])('%s allows nothing', (directive) => {
    expect(policy(securityHeaders({ secure: true }))).toContain(`${directive} 'none'`)
  })

  test('asks for https only where https is in use: else a plain-http install would lock itself out', () => {
    expect(securityHeaders({ secure: false })).not.toHaveProperty('Strict-Transport-Security')
    expect(securityHeaders({ secure: true })).toHaveProperty('Strict-Transport-Security')
  })

  test('loosens for development only', () => {
    expect(policy(securityHeaders({ secure: false, development: true }))).toContain('unsafe-eval')
  })
})
