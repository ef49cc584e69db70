import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { findSessionUser, type SessionUser } from './find-session-user'
import { hasRole, type Role } from './role'

/** Who asks, or null; one look-up per page however many parts ask. */
export const currentUser = cache(async (): Promise<SessionUser | null> => {
  const jar = await cookies()
  return findSessionUser({
    cookie: jar
      .getAll()
      .map(({ name, value }) => `${name}=${value}`)
      .join('; '),
  })
})

/**
 * First line of every page: nobody signed in goes to /login and comes back, too small a role to /forbidden.
 * Layouts don't run again on navigation, so a check there would guard nothing. Routes have handle() (app/api/handle.ts).
 */
export async function requireUser(role: Role): Promise<SessionUser> {
  const user = await currentUser()
  if (!user) {
    const path = (await headers()).get('x-natterjack-path')
    redirect(path ? `/login?next=${encodeURIComponent(path)}` : '/login')
  }
  if (!hasRole(user.role, role)) redirect(`/forbidden?need=${role.toLowerCase()}`)
  return user
}
