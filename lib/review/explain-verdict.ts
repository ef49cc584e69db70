import type { Model } from '../classify/model'
import type { Reason } from '../classify/score'
import { scoreContent } from '../classify/score-content'
import { AppError } from '../errors'
import type { ItemContent } from '../fetch/item'
import { log } from '../log'
import { modelByName } from '../model/version/model-by-name'
import { scorePoints } from '../settings/score-words'

type ExplainVerdictOptions = {
  verdict: { score: number | null; model: string | null; reasons: Reason[] }
  content: ItemContent
  /** Finds the model that gave the score; null: it isn't stored (any more). */
  load?: (name: string) => Promise<Model | null>
}

type Explained = {
  reasons: Reason[]
  /** A sentence: why there are none although there is a score, or in what they differ from those of then. */
  reasonsNote: string | null
}

const notKept = 'The reasons were not kept, since the score is far below the review threshold'

/**
 * The reasons behind a verdict. The worker keeps none for scores far below the review threshold (nobody looks at nearly all
 * of those), so here they are built again, by the model that gave the score.
 */
export async function explainVerdict(options: ExplainVerdictOptions): Promise<Explained> {
  const { verdict, content, load = modelByName } = options
  const { score, model: name, reasons } = verdict
  if (score === null || reasons.length > 0) return { reasons, reasonsNote: null }
  const model = name === null ? null : await tryToLoad(load, name)
  if (model === 'broken')
    return {
      reasons,
      reasonsNote: `${notKept}, and the model could not be loaded to find them again. The log of the web process says why.`,
    }
  if (!model) return { reasons, reasonsNote: `${notKept}, and the model that gave it is not stored here (any more).` }
  const again = scoreContent({ model, content })
  return { reasons: again.reasons, reasonsNote: differenceWords(score, again.score) }
}

/** What is known of an author is kept as of the last look at the item, so the same words may score otherwise by now. */
function differenceWords(then: number, now: number): string | null {
  if (scorePoints(then) === scorePoints(now)) return null
  return `The reasons were found again just now. With what is known of the author by now the score would be ${scorePoints(now)}.`
}

/** An item without reasons is better than no item. */
async function tryToLoad(
  load: (name: string) => Promise<Model | null>,
  name: string,
): Promise<Model | null | 'broken'> {
  try {
    return await load(name)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    log.error({ err: error, model: name }, 'the model could not be loaded to explain a score')
    return 'broken'
  }
}
