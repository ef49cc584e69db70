import { scoreContent } from '@/lib/classify/score-content'
import type { Screening } from './screening'
import type { Tools } from './tools'

/** No score is so high that a shadow's reasons would be wanted. */
const explainNever = 2

/**
 * What the model in the shadow would have said of an item that was just judged. Without such a model, which is nearly
 * always, it is one look at a reference. It can't change what became of the item.
 */
export function observeShadow(screening: Screening, { models, shadowScores, log }: Tools): void {
  const shadow = models.shadowModel()
  if (!shadow) return
  const { version, kept, score } = screening
  if (!version || !kept || !score) return
  try {
    const said = scoreContent({ model: shadow.model, content: version.content, explainFrom: explainNever })
    shadowScores.add({ modelId: shadow.id, versionId: kept.versionId, score: said.score })
  } catch (error) {
    log.error({ err: error, model: shadow.model.name }, 'the model in the shadow could not score')
  }
}
