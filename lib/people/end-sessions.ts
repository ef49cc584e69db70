import { type Actor, recordAudit } from '../audit/record-audit'
import { hashPassword } from '../auth/password'
import { prisma } from '../db/prisma'
import { AppError } from '../errors'
import { generatePassword } from './generate-password'

type EndSessionsOptions = {
  id: number
  actor: Actor
  /** Also replaces the password, for somebody who lost it or whose password somebody else knows. */
  newPassword: boolean
}

/**
 * Signs somebody out everywhere, and gives them a new password where asked; it is returned once and stored nowhere.
 * @throws AppError `not_found`; `conflict` for a new password of somebody who signs in through GitLab
 */
export async function endSessions({
  id,
  actor,
  newPassword,
}: EndSessionsOptions): Promise<{ password: string | null }> {
  const password = newPassword ? generatePassword() : null
  // Before the transaction: hashing takes 25 ms, and the audit log's lock should not wait for it.
  const passwordHash = password === null ? undefined : await hashPassword(password)
  await prisma().$transaction(async (tx) => {
    const person = await tx.user.findUnique({ where: { id }, select: { passwordHash: true } })
    if (!person) throw new AppError({ code: 'not_found', message: 'This person does not exist.' })
    if (newPassword && person.passwordHash === null)
      throw new AppError({
        code: 'conflict',
        message: 'This person signs in through GitLab: their password is GitLab’s.',
      })
    await tx.user.update({ where: { id }, data: { passwordHash, sessionVersion: { increment: 1 } } })
    await recordAudit({
      tx,
      actor,
      action: 'person.changed',
      subject: `person:${id}`,
      after: { sessions: 'ended', ...(newPassword ? { password: 'replaced' } : {}) },
    })
  })
  return { password }
}
