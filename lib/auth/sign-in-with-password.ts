import { prisma } from '../db/prisma'
import { AppError } from '../errors'
import { checkPassword } from './password'
import { recordRefused, recordSignIn } from './record-session'
import type { SignedIn } from './session-token'
import { countAttempt, forgetAttempts } from './sign-in-limits'

type SignInOptions = { username: string; password: string /** The client's IP address. */; address: string }

/**
 * Local accounts: for the demo and for instances without OAuth.
 * @throws AppError `unauthenticated` (the same for an unknown name and a wrong password) or `too_many_requests`
 */
export async function signInWithPassword({ username, password, address }: SignInOptions): Promise<SignedIn> {
  const user = await prisma().user.findUnique({ where: { username } })
  const personId = user?.id ?? null
  try {
    await countAttempt({ address, username })
  } catch (error) {
    await recordRefused({ personId, address, why: 'too many attempts' })
    throw error
  }
  const matches = await checkPassword(user?.passwordHash, password)
  if (!user || !matches || user.disabledAt) {
    await recordRefused({ personId, address, why: matches ? 'the account is disabled' : 'wrong name or password' })
    throw new AppError({ code: 'unauthenticated', message: 'The username or the password is wrong.' })
  }
  await forgetAttempts({ address, username })
  return recordSignIn({ userId: user.id, by: 'password' })
}
