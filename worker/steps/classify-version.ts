import { screenedKinds } from '@/lib/intake/event-kinds'
import { currentSettings } from '@/lib/settings/settings-store'
import { killPoint } from '../kill-points'
import type { Screening, StepEnd } from '../screening'
import type { Tools } from '../tools'

/**
 * CLASSIFY: how much the content looks like spam, and why. Reasons are for those who decide: far below the review threshold
 * none are built, and the item's page builds them when somebody wants to see them.
 */
export async function classifyVersion(screening: Screening, tools: Tools): Promise<StepEnd | undefined> {
  const { version, trust, judged, kind, event } = screening
  if (!version || judged || trust?.trusted) return undefined
  const { content, raw } = version
  // What was said to be removed and isn't is no event that a model knows.
  const eventType = screenedKinds.find((known) => known === kind) ?? content.kind
  const { settings } = await currentSettings()
  const explainFrom = settings.kinds[content.kind].thresholds.conditional / 2
  screening.score = await tools.classifier.classify({ content, eventType, raw, explainFrom })
  killPoint('classified', event.id)
  return undefined
}
