import { decode } from 'next-auth/jwt'
import { prisma } from '../db/prisma'
import { env } from '../env'
import { sessionTokenOf } from './cookies'
import type { Role } from './role'
import { readToken } from './session-token'

export type SessionUser = { id: number; username: string; name: string; role: Role }

/**
 * Who is behind a request, by its Cookie header. Role, disabling and sign-out are read from the database each time, so
 * that they take effect at once. Null for no session, and for one that is broken, forged, old or void.
 */
export async function findSessionUser({ cookie }: { cookie: string | null | undefined }): Promise<SessionUser | null> {
  const token = sessionTokenOf(cookie)
  if (!token) return null
  const signedIn = readToken(await decodeToken(token))
  if (!signedIn) return null
  const user = await prisma().user.findUnique({
    where: { id: signedIn.id, sessionVersion: signedIn.sessionVersion, disabledAt: null },
    select: { id: true, username: true, name: true, role: true },
  })
  return user
}

async function decodeToken(token: string): Promise<unknown> {
  const secret = env().NEXTAUTH_SECRET
  if (!secret) throw new Error('NEXTAUTH_SECRET is not set: nobody can be signed in. README.md says how to make one.')
  try {
    return await decode({ token, secret })
  } catch {
    // Forged, cut off, of another secret or past its time: all of them are simply no session.
    return null
  }
}
