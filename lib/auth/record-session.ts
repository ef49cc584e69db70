import { recordAudit } from '../audit/record-audit'
import { prisma } from '../db/prisma'
import { networkOf } from '../http/client-address'
import { log } from '../log'
import { createRefusalTally, type RefusedTimes } from './refusal-tally'
import type { SignedIn } from './session-token'

const tally = createRefusalTally({
  write: writeRefused,
  onError: (error) => log.error({ err: error }, 'refused sign-ins could not be recorded'),
})

type RefusedOptions = {
  /** Null: nobody here has the name that was typed. It is not kept: people type their password there. */
  personId: number | null
  /** The client's IP address; left out for those whom GitLab sent. */
  address?: string
  why: string
}

/** A refused sign-in, recorded once per account and network in a quarter of an hour, with how often. */
export async function recordRefused({ personId, address, why }: RefusedOptions): Promise<void> {
  await tally.note({ personId, network: networkOf(address ?? 'GitLab'), why })
}

async function writeRefused({ personId, network, why, times }: RefusedTimes): Promise<void> {
  await prisma().$transaction((tx) =>
    recordAudit({
      tx,
      actor: { kind: 'system', name: 'sign-in' },
      action: 'session.refused',
      subject: personId === null ? 'person:unknown' : `person:${personId}`,
      after: {
        why,
        address: network,
        ...(personId === null ? { name: 'unknown name' } : {}),
        ...(times > 1 ? { times } : {}),
      },
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
