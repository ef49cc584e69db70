import { prisma } from '../db/prisma'
import type { Role, RoleFrom } from '../generated/prisma/enums'

/** More people than any team of moderators has; beyond it the list says that it was cut. */
const most = 500

export type PersonRow = {
  id: number
  username: string
  name: string
  role: Role
  /** GITLAB: goes with their rights in GitLab. */
  roleFrom: RoleFrom
  disabledAt: Date | null
  /** How they prove who they are. */
  signIn: 'password' | 'gitlab'
  createdAt: Date
  lastSignInAt: Date | null
  decisions: number
}

/** Everybody who may sign in or once could, active ones first. Never a hash. */
export async function findPeople(): Promise<{ people: PersonRow[]; cut: boolean }> {
  const rows = await prisma().user.findMany({
    orderBy: [{ disabledAt: { sort: 'asc', nulls: 'first' } }, { username: 'asc' }],
    take: most + 1,
    include: { _count: { select: { decisions: true } } },
  })
  return {
    cut: rows.length > most,
    people: rows
      .slice(0, most)
      .map(({ id, username, name, role, roleFrom, disabledAt, createdAt, lastSignInAt, ...row }) => ({
        id,
        username,
        name,
        role,
        roleFrom,
        disabledAt,
        createdAt,
        lastSignInAt,
        signIn: row.passwordHash ? 'password' : 'gitlab',
        decisions: row._count.decisions,
      })),
  }
}
