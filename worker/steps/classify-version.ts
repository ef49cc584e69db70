import { screenedKinds } from '@/lib/intake/event-kinds'
import { killPoint } from '../kill-points'
import type { Screening, StepEnd } from '../screening'
import type { Tools } from '../tools'

/** CLASSIFY: how much the content looks like spam, and why. */
export async function classifyVersion(screening: Screening, tools: Tools): Promise<StepEnd | undefined> {
  const { version, trust, judged, kind, event } = screening
  if (!version || judged || trust?.trusted) return undefined
  const { content, raw } = version
  // What was said to be removed and isn't is no event that a model knows.
  const eventType = screenedKinds.find((known) => known === kind) ?? content.kind
  screening.score = await tools.classifier.classify({ content, eventType, raw })
  killPoint('classified', event.id)
  return undefined
}
