import { killPoint } from '../kill-points'
import type { Screening, StepEnd } from '../screening'
import type { Tools } from '../tools'

/** CLASSIFY: how much the content looks like spam, and why. */
export async function classifyVersion(screening: Screening, tools: Tools): Promise<StepEnd | undefined> {
  const { version, trust, judged, kind, event } = screening
  if (!version || judged || trust?.trusted) return undefined
  const { content, raw } = version
  screening.score = await tools.classifier.classify({ content, eventType: kind ?? content.kind, raw })
  killPoint('classified', event.id)
  return undefined
}
