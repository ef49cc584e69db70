import { z } from 'zod'
import type { Actor } from '../audit/record-audit'
import { type CreatedUser, createUser, newUserSchema } from '../auth/create-user'
import { findGitLabAccount } from '../auth/find-gitlab-account'
import { generatePassword } from './generate-password'

/** `password`: an account of Natterjack's own; `gitlab`: somebody who will sign in through GitLab under this username. */
export const newPersonSchema = newUserSchema.omit({ password: true }).extend({ signIn: z.enum(['password', 'gitlab']) })
export type NewPerson = z.infer<typeof newPersonSchema>

/** The password is shown once, to whoever added the person, and stored nowhere; null for those who use GitLab. */
export type AddedPerson = {
  person: CreatedUser
  password: string | null
  /** Whether whoever first signs in through GitLab under the name gets the account, since GitLab couldn't be asked whose it is. */
  byNameAlone: boolean
}

/** @throws AppError `conflict` when the username is taken, `bad_request` when GitLab has nobody of that name */
export async function addPerson({ signIn, ...person }: NewPerson & { actor: Actor }): Promise<AddedPerson> {
  if (signIn === 'password') {
    const password = generatePassword()
    return { person: await createUser({ ...person, password }), password, byNameAlone: false }
  }
  const gitlabId = await findGitLabAccount(person)
  return { person: await createUser({ ...person, gitlabId }), password: null, byNameAlone: gitlabId === null }
}
