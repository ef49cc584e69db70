import { recordAudit } from '../audit/record-audit'
import type { Prisma, User } from '../generated/prisma/client'
import { type Role, roles } from './role'

type FollowGitLabOptions = {
  tx: Prisma.TransactionClient
  person: User
  /** What GitLab's admins and groups make them now; null: nothing. */
  role: Role | null
}

/**
 * Gives somebody whose role came from GitLab the role GitLab gives them now; with none they are a viewer who isn't let in.
 * A role that an admin gave here stays. A lower role ends their sessions.
 * @returns whether they may come in
 */
export async function followGitLab({ tx, person, role }: FollowGitLabOptions): Promise<boolean> {
  if (person.roleFrom === 'MANUAL') return true
  const now = role ?? 'VIEWER'
  if (now === person.role) return role !== null
  const lower = roles.indexOf(now) < roles.indexOf(person.role)
  await tx.user.update({
    where: { id: person.id },
    data: { role: now, sessionVersion: lower ? { increment: 1 } : undefined },
  })
  await recordAudit({
    tx,
    actor: { kind: 'system', name: 'sign-in' },
    action: 'person.changed',
    subject: `person:${person.id}`,
    before: { role: person.role },
    after: { role: now, by: 'GitLab’s admins and groups' },
  })
  return role !== null
}
