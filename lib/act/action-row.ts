import type { Actor } from '../audit/record-audit'
import { prisma } from '../db/prisma'
import type { Prisma } from '../generated/prisma/client'
import { type Plan, planSchema } from './plan'
import type { ActionItem } from './plan-action'
import { readRef } from './read-ref'

const withWhatItNeeds = {
  item: { include: { author: true } },
  decision: { include: { moderator: true } },
  reverses: true,
} satisfies Prisma.ActionInclude
type Loaded = Prisma.ActionGetPayload<{ include: typeof withWhatItNeeds }>

/** An action with what is needed to carry it out. */
export type ActionRow = Omit<Loaded, 'item' | 'plan'> & {
  item: ActionItem & { id: number; path: string }
  /** GitLab's id of the account behind the item. */
  authorGitlabId: number | null
  plan: Plan
  /** Who wanted it. */
  actor: Actor
}

/** @throws Error when its stored plan can't be read: nothing may be done on a guess */
export async function loadAction(actionId: number): Promise<ActionRow | null> {
  const row = await prisma().action.findUnique({ where: { id: actionId }, include: withWhatItNeeds })
  if (!row) return null
  const { item, plan, ...rest } = row
  return {
    ...rest,
    item: { ...item, ref: readRef(item.ref) },
    authorGitlabId: item.author?.gitlabId ?? null,
    plan: planSchema.parse(plan),
    actor: actorOf(row),
  }
}

function actorOf({ decision, reversesId }: Loaded): Actor {
  // Who asked for a reversal stands in the audit log's entry of that; the decision is the reversed one's.
  if (reversesId !== null) return { kind: 'system', name: 'worker' }
  const moderator = decision?.moderator
  return moderator ? { kind: 'user', id: moderator.id, name: moderator.username } : { kind: 'policy', name: 'policy' }
}
