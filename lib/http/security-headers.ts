import { randomBytes } from 'node:crypto'

type SecurityHeadersOptions = {
  /** Whether people reach us by https: only then may HSTS and the upgrade of requests be asked for. */
  secure: boolean
  /** Next's development server evaluates code and talks over a WebSocket. */
  development?: boolean
}

/**
 * The headers of every answer. The policy lets nothing be loaded, sent, framed or submitted beyond the own origin, so that
 * markup that slipped through would still do nothing. Scripts and styles need this answer's nonce.
 */
export function securityHeaders({ secure, development = false }: SecurityHeadersOptions): Record<string, string> {
  const nonce = randomBytes(16).toString('base64')
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${development ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${development ? ' ws:' : ''}`,
    "manifest-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ]
  return {
    'Content-Security-Policy': policy.join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'X-Frame-Options': 'DENY',
    'X-DNS-Prefetch-Control': 'off',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()',
    ...(secure ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' } : {}),
  }
}
