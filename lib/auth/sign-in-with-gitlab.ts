import { z } from 'zod'
import { recordAudit } from '../audit/record-audit'
import { prisma } from '../db/prisma'
import { env } from '../env'
import { AppError } from '../errors'
import type { Prisma } from '../generated/prisma/client'
import { recordRefused, recordSignIn } from './record-session'
import { firstRole } from './role'
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
 * Signs in whom GitLab vouches for. The role is given at the first sign-in and is the admins' to change afterwards.
 * @throws AppError `forbidden` for those who are neither admin, moderator nor added by an admin, and for the disabled
 */
export async function signInWithGitlab({ profile }: { profile: GitLabProfile }): Promise<SignedIn> {
  const known = await findOrCreate(profile)
  if (known && !known.disabledAt && profile.state === 'active') return recordSignIn({ userId: known.id, by: 'gitlab' })
  await recordRefused({
    personId: known?.id ?? null,
    why: known ? 'the account is disabled' : 'neither admin, member of a moderators’ group, nor added by an admin',
  })
  throw new AppError({
    code: 'forbidden',
    message: 'Your GitLab account may not use Natterjack. Ask an admin to add you.',
  })
}

async function findOrCreate(profile: GitLabProfile): Promise<{ id: number; disabledAt: Date | null } | null> {
  return prisma().$transaction(async (tx) => {
    const data = { name: profile.name || profile.username, email: profile.email ?? null }
    const known = await tx.user.findUnique({ where: { gitlabId: profile.id } })
    if (known) return tx.user.update({ where: { id: known.id }, data })
    // Somebody an admin added by name. Never an account with a password: its owner may be another person.
    const sameName = await tx.user.findUnique({ where: { username: profile.username } })
    if (sameName && !sameName.passwordHash && sameName.gitlabId === null)
      return tx.user.update({ where: { id: sameName.id }, data: { ...data, gitlabId: profile.id } })
    return addNewcomer(tx, profile, sameName ? `${profile.username}-gitlab-${profile.id}` : profile.username)
  })
}

async function addNewcomer(tx: Prisma.TransactionClient, profile: GitLabProfile, username: string) {
  const role = firstRole(
    { username: profile.username, isAdmin: profile.is_admin === true, groups: profile.groups },
    { adminUsernames: env().ADMIN_USERNAMES, moderatorGroups: env().MODERATOR_GROUPS },
  )
  if (!role) return null
  const user = await tx.user.create({
    data: {
      username,
      name: profile.name || profile.username,
      email: profile.email ?? null,
      role,
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
  return user
}
