import { encode } from 'next-auth/jwt'
import { sessionCookieName } from '../auth/cookies'
import { makeToken } from '../auth/session-token'
import { env, setEnvForTests } from '../env'

/** The Cookie header of a signed-in person, as next-auth would have set it. */
export async function sessionCookie(user: { id: number; sessionVersion?: number }): Promise<string> {
  const secret = env().NEXTAUTH_SECRET ?? 'only-for-tests-0123456789-abcdefghij'
  setEnvForTests({ NEXTAUTH_SECRET: secret })
  const token = makeToken({ id: user.id, sessionVersion: user.sessionVersion ?? 1 })
  return `${sessionCookieName()}=${await encode({ token, secret })}`
}
