import { z } from 'zod'
import type { Actor } from '../audit/record-audit'
import { type CreatedUser, createUser, newUserSchema } from '../auth/create-user'
import { generatePassword } from './generate-password'

/** `password`: an account of Natterjack's own; `gitlab`: somebody who will sign in through GitLab under this username. */
export const newPersonSchema = newUserSchema.omit({ password: true }).extend({ signIn: z.enum(['password', 'gitlab']) })
export type NewPerson = z.infer<typeof newPersonSchema>

/** The password is shown once, to whoever added the person, and stored nowhere; null for those who use GitLab. */
export type AddedPerson = { person: CreatedUser; password: string | null }

/** @throws AppError `conflict` when the username is taken */
export async function addPerson({ signIn, ...person }: NewPerson & { actor: Actor }): Promise<AddedPerson> {
  const password = signIn === 'password' ? generatePassword() : undefined
  return { person: await createUser({ ...person, password }), password: password ?? null }
}
