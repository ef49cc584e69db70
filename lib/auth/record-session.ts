import { recordAudit } from '../audit/record-audit'
import { prisma } from '../db/prisma'
import type { SignedIn } from './session-token'

type RefusedOptions = { username: string; address?: string; why: string }

/** A refused sign-in. The name is what was typed, cut: it may be anything. */
export async function recordRefused({ username, address, why }: RefusedOptions): Promise<void> {
  await prisma().$transaction((tx) =>
    recordAudit({
      tx,
      actor: { kind: 'system', name: 'sign-in' },
      action: 'session.refused',
      subject: `person:${username.slice(0, 100)}`,
      after: { why, ...(address ? { address: address.slice(0, 64) } : {}) },
    }),
  )
}

export async function recordSignIn({ userId, by }: { userId: number; by: 'password' | 'gitlab' }): Promise<SignedIn> {
  return prisma().$transaction(async (tx) => {
    const user = await tx.user.update({ where: { id: userId }, data: { lastSignInAt: new Date() } })
    await recordAudit({
      tx,
      actor: { kind: 'user', id: user.id, name: user.username },
      action: 'session.signed_in',
      subject: `person:${user.id}`,
      after: { by },
    })
    return { id: user.id, sessionVersion: user.sessionVersion }
  })
}

/** Ends every session of the person: a copied cookie is worth nothing after sign-out. */
export async function recordSignOut({ id, sessionVersion }: SignedIn): Promise<void> {
  await prisma().$transaction(async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id, sessionVersion },
      data: { sessionVersion: { increment: 1 } },
    })
    if (count === 0) return
    const user = await tx.user.findUniqueOrThrow({ where: { id } })
    await recordAudit({
      tx,
      actor: { kind: 'user', id, name: user.username },
      action: 'session.signed_out',
      subject: `person:${id}`,
    })
  })
}
