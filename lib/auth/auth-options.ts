import type { AuthOptions, CookieOption, User } from 'next-auth'
import type { JWT } from 'next-auth/jwt'
import CredentialsProvider from 'next-auth/providers/credentials'
import { z } from 'zod'
import { prisma } from '../db/prisma'
import { env } from '../env'
import { AppError } from '../errors'
import { clientAddressHeader } from '../http/client-address'
import { log } from '../log'
import { secureCookies, sessionCookieName } from './cookies'
import { gitlabProvider } from './gitlab-provider'
import { recordSignOut } from './record-session'
import { idleSeconds, makeToken, readToken } from './session-token'
import { gitlabProfileSchema, signInWithGitlab } from './sign-in-with-gitlab'
import { signInWithPassword } from './sign-in-with-password'

/** Everything next-auth needs; made on each use since routes are loaded while building, when no environment is set. */
export function authOptions(): AuthOptions {
  const gitlab = gitlabProvider()
  return {
    secret: env().NEXTAUTH_SECRET,
    providers: [...(env().LOCAL_ACCOUNTS ? [localAccounts()] : []), ...(gitlab ? [gitlab] : [])],
    session: { strategy: 'jwt', maxAge: idleSeconds },
    pages: { signIn: '/login', error: '/login', signOut: '/login' },
    useSecureCookies: secureCookies(),
    cookies: { sessionToken: sessionCookie() },
    callbacks: { signIn: admit, jwt: ({ token, user, account }) => tokenFor(token, user, account?.provider) },
    events: {
      signOut: async ({ token }) => {
        const signedIn = readToken(token)
        if (signedIn) await recordSignOut(signedIn)
      },
    },
    logger: {
      error: (code, metadata) => log.warn({ code, message: messageOf(metadata) }, 'sign-in failed'),
      warn: (code) => log.debug({ code }, 'next-auth warning'),
      debug: () => undefined,
    },
  }
}

function sessionCookie(): CookieOption {
  return {
    name: sessionCookieName(),
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure: secureCookies() },
  }
}

const credentialsSchema = z.object({
  username: z.string().trim().min(1).max(255),
  password: z.string().min(1).max(256),
})

function localAccounts() {
  return CredentialsProvider({
    id: 'credentials',
    name: 'Natterjack',
    credentials: { username: { type: 'text' }, password: { type: 'password' } },
    authorize: async (given, request): Promise<User | null> => {
      const parsed = credentialsSchema.safeParse(given)
      if (!parsed.success) return null
      const address = String(request.headers?.[clientAddressHeader] ?? 'unknown')
      try {
        const { id } = await signInWithPassword({ ...parsed.data, address })
        return { id: String(id) }
      } catch (error) {
        // next-auth hands an error's message to the browser: only ours may go there.
        if (error instanceof AppError && error.code === 'too_many_requests') throw new Error(error.message)
        if (error instanceof AppError && error.code === 'unauthenticated') return null
        log.error({ err: error }, 'sign-in with a password failed')
        throw new Error('unavailable')
      }
    },
  })
}

const admit: NonNullable<AuthOptions['callbacks']>['signIn'] = async ({ account, profile }) => {
  if (account?.provider !== 'gitlab') return true
  try {
    await signInWithGitlab({ profile: gitlabProfileSchema.parse(profile) })
    return true
  } catch (error) {
    if (error instanceof AppError && error.code === 'forbidden') return '/login?error=not_allowed'
    throw error
  }
}

/** At sign-in: our own small token. Later calls (renewal) hand it back as it was. */
async function tokenFor(token: JWT, user: User | undefined, provider: string | undefined): Promise<JWT> {
  if (!user) return token
  const where = provider === 'gitlab' ? { gitlabId: Number(user.id) } : { id: Number(user.id) }
  const person = await prisma().user.findUniqueOrThrow({ where, select: { id: true, sessionVersion: true } })
  return makeToken(person)
}

function messageOf(metadata: unknown): string | undefined {
  const error = metadata instanceof Error ? metadata : (metadata as { error?: unknown } | null)?.error
  return error instanceof Error ? error.message : undefined
}
