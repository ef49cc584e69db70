import { findWhatIf } from '../classify/explain/find-what-if'
import type { WhatIf } from '../classify/explain/what-if'
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
  /** From which score on (0..1) such an item goes to a moderator. */
  reviewFrom: number
  /** Finds the model that gave the score; null: it isn't stored (any more). */
  load?: (name: string) => Promise<Model | null>
}

type Explained = {
  reasons: Reason[]
  /** A sentence: why there are none although there is a score, or in what they differ from those of then. */
  reasonsNote: string | null
  /** Null when the model that gave the score can't be asked any more. */
  whatIf: WhatIf | null
}

const notKept = 'The reasons were not kept, since the score is far below the review threshold'

/**
 * The reasons behind a verdict, and what would change its score. The worker keeps no reasons for scores far below the review
 * threshold (nobody looks at nearly all of those), so those are built again here; what would change a score is never kept.
 * Both come from the model that gave the score.
 */
export async function explainVerdict(options: ExplainVerdictOptions): Promise<Explained> {
  const { verdict, content, reviewFrom, load = modelByName } = options
  const { score, model: name, reasons } = verdict
  if (score === null) return { reasons, reasonsNote: null, whatIf: null }
  const model = name === null ? null : await tryToLoad(load, name)
  if (model === 'broken' || !model)
    return { reasons, reasonsNote: reasons.length > 0 ? null : whyNone(model), whatIf: null }
  if (reasons.length > 0) {
    const whatIf = findWhatIf({ model, content, reasons, reviewFrom })
    return { reasons, reasonsNote: differenceWords('The reasons are those of then.', score, whatIf.score), whatIf }
  }
  const again = scoreContent({ model, content })
  const whatIf = findWhatIf({ model, content, reasons: again.reasons, reviewFrom })
  const reasonsNote = differenceWords('The reasons were found again just now.', score, again.score)
  return { reasons: again.reasons, reasonsNote, whatIf }
}

function whyNone(model: null | 'broken'): string {
  return model === 'broken'
    ? `${notKept}, and the model could not be loaded to find them again. The log of the web process says why.`
    : `${notKept}, and the model that gave it is not stored here (any more).`
}

/** What is known of an author is kept as of the last look at the item, so the same words may score otherwise by now. */
function differenceWords(which: string, then: number, now: number): string | null {
  if (scorePoints(then) === scorePoints(now)) return null
  return `${which} With what is known of the author by now the score would be ${scorePoints(now)}.`
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
