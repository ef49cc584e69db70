import { z } from 'zod'
import { recordAudit } from '../audit/record-audit'
import { prisma } from '../db/prisma'
import { env } from '../env'
import { AppError } from '../errors'
import type { Prisma } from '../generated/prisma/client'
import { followGitLab } from './follow-gitlab'
import { recordRefused, recordSignIn } from './record-session'
import { type Role, roleFromGitLab } from './role'
import type { SignedIn } from './session-token'

/** What GitLab says of the person: `GET /api/v4/user` with the groups of `/oauth/userinfo`. */
export const gitlabProfileSchema = z.object({
  id: z.number().int().positive(),
  username: z.string().min(1),
  name: z.string(),
  email: z
    .string()
    .nullish()
    .transform((email) => email ?? undefined),
  state: z.string(),
  /** Only there for admins. */
  is_admin: z.boolean().nullish(),
  groups: z.array(z.string()).default([]),
})
export type GitLabProfile = z.infer<typeof gitlabProfileSchema>

/**
 * Signs in whom GitLab vouches for. A role that came from GitLab's admins and groups is asked for anew each time; one that an
 * admin gave here is the admins' to change.
 * @throws AppError `forbidden` for those who are neither admin, moderator nor added by an admin, and for the disabled
 */
export async function signInWithGitlab({ profile }: { profile: GitLabProfile }): Promise<SignedIn> {
  const known = await findOrCreate(profile)
  if (known?.allowed && !known.disabledAt && profile.state === 'active')
    return recordSignIn({ userId: known.id, by: 'gitlab' })
  await recordRefused({
    personId: known?.id ?? null,
    why: known?.allowed
      ? 'the account is disabled'
      : 'neither admin, member of a moderators’ group, nor added by an admin',
  })
  throw new AppError({
    code: 'forbidden',
    message: 'Your GitLab account may not use Natterjack. Ask an admin to add you.',
  })
}

type Found = {
  id: number
  disabledAt: Date | null /** Whether a role of theirs still lets them in. */
  allowed: boolean
}

async function findOrCreate(profile: GitLabProfile): Promise<Found | null> {
  return prisma().$transaction(async (tx) => {
    const data = { name: profile.name || profile.username, email: profile.email ?? null }
    const known = await tx.user.findUnique({ where: { gitlabId: profile.id } })
    if (known) {
      const allowed = await followGitLab({ tx, person: known, role: roleOf(profile) })
      const { id, disabledAt } = await tx.user.update({ where: { id: known.id }, data })
      return { id, disabledAt, allowed }
    }
    // Somebody an admin added by name while GitLab couldn't be asked whose it is. Never an account with a password: its owner
    // may be another person. An address is never compared: people choose their own.
    const sameName = await tx.user.findUnique({ where: { username: profile.username } })
    if (sameName && !sameName.passwordHash && sameName.gitlabId === null) {
      const bound = await tx.user.update({ where: { id: sameName.id }, data: { ...data, gitlabId: profile.id } })
      return { id: bound.id, disabledAt: bound.disabledAt, allowed: true }
    }
    return addNewcomer(tx, profile, sameName ? `${profile.username}-gitlab-${profile.id}` : profile.username)
  })
}

function roleOf({ id, username, is_admin, groups }: GitLabProfile): Role | null {
  return roleFromGitLab(
    { id, username, isAdmin: is_admin === true, groups },
    { adminUsernames: env().ADMIN_USERNAMES, moderatorGroups: env().MODERATOR_GROUPS },
  )
}

async function addNewcomer(
  tx: Prisma.TransactionClient,
  profile: GitLabProfile,
  username: string,
): Promise<Found | null> {
  const role = roleOf(profile)
  if (!role) return null
  const user = await tx.user.create({
    data: {
      username,
      name: profile.name || profile.username,
      email: profile.email ?? null,
      role,
      roleFrom: 'GITLAB',
      gitlabId: profile.id,
    },
  })
  await recordAudit({
    tx,
    actor: { kind: 'system', name: 'sign-in' },
    action: 'person.added',
    subject: `person:${user.id}`,
    after: { username, role, signIn: 'gitlab' },
  })
  return { id: user.id, disabledAt: null, allowed: true }
}
