import { randomBytes } from 'node:crypto'
import type { Token } from './objects'
import type { Store } from './store'

export type NewToken = {
  userId: number
  scopes: string[]
  value?: string
  name?: string
  /** YYYY-MM-DD; left out = in a year; null = never (service accounts). */
  expiresAt?: string | null
  revoked?: boolean
}

export function createToken(store: Store, input: NewToken): Token {
  const now = store.now()
  const inAYear = new Date(Date.parse(now) + 365 * 86_400_000).toISOString().slice(0, 10)
  const token: Token = {
    id: store.nextId('token'),
    kind: 'personal',
    value: input.value ?? `glpat-${randomBytes(15).toString('base64url')}`,
    name: input.name ?? 'moderation',
    userId: input.userId,
    scopes: input.scopes,
    createdAt: now,
    expiresAt: input.expiresAt === undefined ? inAYear : input.expiresAt,
    revoked: input.revoked ?? false,
  }
  store.tokens.set(token.value, token)
  return token
}
