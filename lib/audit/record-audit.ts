import type { Prisma } from '../generated/prisma/client'

/** Who did it. Policy is the settings acting by themselves; system is Natterjack's own upkeep. */
export type Actor = { kind: 'user'; id: number; name: string } | { kind: 'policy' | 'system'; name: string }

export type AuditAction =
  | 'session.signed_in'
  | 'session.refused'
  | 'session.signed_out'
  | 'decision.made'
  | 'decision.undone'
  | 'decision.effect_undone'
  | 'item.joined'
  | 'action.planned'
  | 'action.scheduled'
  | 'action.done'
  | 'action.failed'
  | 'action.refused'
  | 'action.cancelled'
  | 'settings.changed'
  | 'list.added'
  | 'list.removed'
  | 'person.added'
  | 'person.changed'
  | 'event.replayed'
  | 'model.added'
  | 'model.shadowed'
  | 'model.promoted'
  | 'model.rolled_back'
  | 'training.started'
  | 'training.cancelled'

type RecordAuditOptions = {
  /** The transaction of the change itself: an entry without its change, or a change without its entry, can't be. */
  tx: Prisma.TransactionClient
  actor: Actor
  action: AuditAction
  /** What it is about, such as `item:12`. */
  subject: string
  before?: Prisma.InputJsonValue
  after?: Prisma.InputJsonValue
}

/**
 * Appends to the audit log. The database seals each row with a hash over the one before (migration 01), under a lock that
 * is held until the transaction ends: keep such transactions short, and write the entry last.
 */
export async function recordAudit({ tx, actor, action, subject, before, after }: RecordAuditOptions): Promise<void> {
  await tx.auditEntry.create({
    data: {
      actorKind: actor.kind,
      actorId: actor.kind === 'user' ? actor.id : null,
      actorName: actor.name,
      action,
      subject,
      before,
      after,
    },
    select: { action: true },
  })
}
