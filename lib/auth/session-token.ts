import { z } from 'zod'

/** Who a session belongs to; everything else about the person is read from the database on each request. */
export type SignedIn = { id: number; sessionVersion: number }

/** Without use for this long a session ends (seconds); the frame renews it while somebody works. */
export const idleSeconds = 8 * 60 * 60
/** However busy, somebody signs in anew after this long (seconds). */
const absoluteSeconds = 7 * 24 * 60 * 60

const tokenSchema = z.object({
  sub: z.string().regex(/^\d{1,9}$/),
  version: z.number().int(),
  signedInAt: z.number().int(),
})
export type SessionToken = z.infer<typeof tokenSchema>

export function makeToken({ id, sessionVersion }: SignedIn, now = Date.now()): SessionToken {
  return { sub: String(id), version: sessionVersion, signedInAt: Math.floor(now / 1000) }
}

/** Null for a token that isn't ours, or is older than a session may become. */
export function readToken(token: unknown, now = Date.now()): SignedIn | null {
  const parsed = tokenSchema.safeParse(token)
  if (!parsed.success) return null
  const age = now / 1000 - parsed.data.signedInAt
  if (age > absoluteSeconds) return null
  return { id: Number(parsed.data.sub), sessionVersion: parsed.data.version }
}
