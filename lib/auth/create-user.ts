import { z } from 'zod'
import { type Actor, recordAudit } from '../audit/record-audit'
import { prisma } from '../db/prisma'
import { AppError } from '../errors'
import { Prisma } from '../generated/prisma/client'
import { hashPassword, minPasswordLength } from './password'
import { type Role, roleSchema } from './role'

export const newUserSchema = z.strictObject({
  /** GitLab's rules for usernames, so that a person can be added before they first sign in through GitLab. */
  username: z
    .string()
    .trim()
    .max(255)
    .regex(/^[\w.-]+$/, 'letters, digits, ".", "_" and "-" only'),
  name: z.string().trim().min(1).max(255),
  role: roleSchema,
  password: z.string().min(minPasswordLength, `at least ${minPasswordLength} characters`).max(256).optional(),
})

type CreateUserOptions = z.infer<typeof newUserSchema> & {
  actor: Actor
  /** The GitLab account that this person is; left out: whoever signs in under the username first. */
  gitlabId?: number | null
}
export type CreatedUser = { id: number; username: string; name: string; role: Role }

/**
 * Adds somebody who may sign in: with a password here, without one through GitLab under the same username.
 * @throws AppError `conflict` when the username or the GitLab account is taken
 */
export async function createUser({ actor, password, ...person }: CreateUserOptions): Promise<CreatedUser> {
  const passwordHash = password === undefined ? null : await hashPassword(password)
  try {
    return await prisma().$transaction(async (tx) => {
      const user = await tx.user.create({
        data: { ...person, passwordHash },
        select: { id: true, username: true, name: true, role: true },
      })
      await recordAudit({
        tx,
        actor,
        action: 'person.added',
        subject: `person:${user.id}`,
        after: { username: user.username, role: user.role, signIn: passwordHash ? 'password' : 'gitlab' },
      })
      return user
    })
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002')
      throw new AppError({
        code: 'conflict',
        message: `There is already somebody named ${person.username}, or with this GitLab account.`,
      })
    throw error
  }
}
