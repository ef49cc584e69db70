import { ExternalModelError } from '@/lib/classify/external-answer'
import { createExternalModel } from '@/lib/classify/external-model'
import { type Model, probability } from '@/lib/classify/model'
import type { Score } from '@/lib/classify/score'
import { scoreContent } from '@/lib/classify/score-content'
import type { ItemContent } from '@/lib/fetch/item'

export type Classifier = {
  /** Never fails because of the external service: the bundled model answers then, with `fallback` saying why. */
  classify(options: Question): Promise<Score>
  close(): Promise<void>
}

type Question = {
  content: ItemContent
  eventType: string
  raw: unknown
  /** The bundled model gives no reasons for scores below (0..1): half of the time goes into them. By default it always does. */
  explainFrom?: number | undefined
}

type Options = {
  /** The model in use at this moment; an item is scored with one alone, also when another takes over meanwhile. */
  currentModel: () => Model
  /** Base address of an external model service that takes the bundled model's place. */
  modelUrl?: string | undefined
  /** Milliseconds for the external service, retries included. */
  deadlineMs?: number
  log?: { warn(fields: Record<string, unknown>, message: string): void }
}

/** The one way to a score: the external model service where there is one, else the bundled model. */
export function createClassifier(options: Options): Classifier {
  const { currentModel, modelUrl, deadlineMs, log } = options
  if (modelUrl === undefined) {
    return {
      classify: async ({ content, explainFrom }) => scoreContent({ model: currentModel(), content, explainFrom }),
      close: async () => undefined,
    }
  }
  const external = createExternalModel({ url: modelUrl, ...(deadlineMs === undefined ? {} : { deadlineMs }) })
  return { classify, close: () => external.close() }

  async function classify({ content, eventType, raw, explainFrom }: Question): Promise<Score> {
    try {
      const { prediction, score } = await external.predict({ eventType, raw })
      const text = `the external model service says ${prediction === 1 ? 'spam' : 'not spam'} with a score of ${score.toFixed(3)}; it gives no reasons`
      return { score, model: 'external', reasons: [{ group: 'external', text, weight: logOdds(score), spans: [] }] }
    } catch (error) {
      if (!(error instanceof ExternalModelError)) throw error
      log?.warn(
        { err: error, eventType },
        'the external model service gave no answer; the bundled model scores instead',
      )
      return { ...scoreContent({ model: currentModel(), content, explainFrom }), fallback: error.message }
    }
  }
}

function logOdds(score: number): number {
  const kept = Math.min(probability(Number.POSITIVE_INFINITY), Math.max(probability(Number.NEGATIVE_INFINITY), score))
  return Math.log(kept / (1 - kept))
}
