import { tracesOf } from '../classify/explain/traces'
import { prisma } from '../db/prisma'
import type { DecisionInput } from './decision-input'
import { versionView } from './version-view'

/**
 * The traces to be stored with a person's decision: what the version leads to, where the decision says spam or not spam.
 * Read before the item is locked, since a text may be long.
 */
export async function tracesToKeep(options: { itemId: number; input: DecisionInput }): Promise<{ value: string }[]> {
  const { itemId, input } = options
  if (input.kind !== 'SPAM' && input.kind !== 'NOT_SPAM') return []
  const version = await prisma().itemVersion.findFirst({
    where: { id: input.versionId, itemId },
    include: { item: { select: { kind: true } } },
  })
  if (!version) return []
  return tracesOf({ kind: version.item.kind, fields: versionView(version).fields }).map(({ value }) => ({ value }))
}
