import { type Actor, recordAudit } from '../audit/record-audit'
import { roleNames, roles } from '../auth/role'
import { prisma } from '../db/prisma'
import { AppError } from '../errors'
import type { Prisma } from '../generated/prisma/client'
import type { PersonChange, Standing } from './person-change'

type ChangePersonOptions = PersonChange & { id: number; actor: Extract<Actor, { kind: 'user' }> }

/**
 * Gives somebody another role, or disables or enables them. Losing something ends their sessions.
 * @throws AppError `not_found`; `stale` with the present standing when `basedOn` isn't it; `conflict` when nobody could
 *   administer Natterjack any more, or when an admin would shut themselves out by a slip
 */
export async function changePerson({ id, actor, basedOn, confirm, ...change }: ChangePersonOptions): Promise<Standing> {
  return prisma().$transaction(async (tx) => {
    // One change at a time: two admins who demote each other at once would leave none.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(7230004)::text`
    const person = await tx.user.findUnique({ where: { id } })
    if (!person) throw new AppError({ code: 'not_found', message: 'This person does not exist.' })
    const before: Standing = { role: person.role, disabled: person.disabledAt !== null }
    if (before.role !== basedOn.role || before.disabled !== basedOn.disabled) throw stale(person.username, before)
    const after: Standing = { role: change.role ?? before.role, disabled: change.disabled ?? before.disabled }
    if (after.role === before.role && after.disabled === before.disabled) return before
    if (id === actor.id) assertMeant(before, after, person.username, confirm)
    await assertAdminLeft(tx, id, before, after)
    await tx.user.update({
      where: { id },
      data: {
        role: after.role,
        roleFrom: after.role === before.role ? undefined : 'MANUAL',
        disabledAt: after.disabled ? (person.disabledAt ?? new Date()) : null,
        sessionVersion: loses(before, after) ? { increment: 1 } : undefined,
      },
    })
    await recordAudit({ tx, actor, action: 'person.changed', subject: `person:${id}`, before, after })
    return after
  })
}

const isActiveAdmin = ({ role, disabled }: Standing): boolean => role === 'ADMIN' && !disabled

function loses(before: Standing, after: Standing): boolean {
  return (after.disabled && !before.disabled) || roles.indexOf(after.role) < roles.indexOf(before.role)
}

function assertMeant(before: Standing, after: Standing, username: string, confirm: string | undefined): void {
  if (after.disabled)
    throw new AppError({
      code: 'conflict',
      message: 'You can’t disable your own account: you would be signed out at once. Ask another admin.',
    })
  if (isActiveAdmin(before) && after.role !== 'ADMIN' && confirm !== username)
    throw new AppError({
      code: 'conflict',
      message: `This takes away your own admin role, and only another admin can give it back. Type your username, ${username}, to confirm.`,
      details: { confirm: 'username' },
    })
}

async function assertAdminLeft(
  tx: Prisma.TransactionClient,
  id: number,
  before: Standing,
  after: Standing,
): Promise<void> {
  if (!isActiveAdmin(before) || isActiveAdmin(after)) return
  const others = await tx.user.count({ where: { role: 'ADMIN', disabledAt: null, id: { not: id } } })
  if (others > 0) return
  throw new AppError({
    code: 'conflict',
    message:
      'This is the last active admin: nobody could change settings or people any more. Make somebody else an admin first.',
  })
}

function stale(username: string, now: Standing): AppError {
  const standing = `${roleNames[now.role]}${now.disabled ? ', disabled' : ''}`
  return new AppError({
    code: 'stale',
    message: `Somebody changed ${username} meanwhile: now ${standing}. Look again, then repeat your change if it still fits.`,
    details: now,
  })
}
