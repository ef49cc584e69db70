import { judge } from '@/lib/decide/verdict'
import type { ItemKind } from '@/lib/fetch/item'
import type { Settings } from '@/lib/settings/settings'

/** The score from which on an item of the kind isn't simply allowed; above 1 where all are. */
export function reviewThreshold(settings: Settings, kind: ItemKind): number {
  const { conditional, disallow, block } = settings.kinds[kind].thresholds
  return [conditional, disallow, block].find((score) => judge({ score, kind, settings }).route !== 'ALLOW') ?? 1.1
}
