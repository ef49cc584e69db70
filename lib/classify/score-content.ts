import { buildReasons } from '@/lib/classify/explain/build-reasons'
import { blocks } from '@/lib/classify/features/block'
import { tellLetters } from '@/lib/classify/letters/tell-letters'
import { swayOf } from '@/lib/classify/letters/weigh-letters'
import { readsLetters } from '@/lib/classify/letters/with-letters'
import { kindIndexOf, type Model, namedWeight, probability } from '@/lib/classify/model'
import type { Reason, Score } from '@/lib/classify/score'
import { scorerOf } from '@/lib/classify/scorer'
import type { ItemContent } from '@/lib/fetch/item'

/**
 * Scores one content with a model in memory. Pure and synchronous; bounded time and memory for any text.
 * The weights of the reasons add up to the score's log-odds (within rounding of floats, and unless the score is
 * at its bounds 0.0001 and 0.9999).
 * Building reasons takes longer than scoring, and nobody reads those of an item that is plainly harmless: a score below
 * `explainFrom` (0..1, by default 0) comes with none. Whoever wants them later scores the stored content again without it.
 */
export function scoreContent(options: { model: Model; content: ItemContent; explainFrom?: number | undefined }): Score {
  const { model, content, explainFrom = 0 } = options
  const scorer = scorerOf(model)
  const logOdds = scorer.logOdds(content)
  const score = probability(logOdds)
  return {
    score,
    reasons: score < explainFrom ? [] : explain({ model, content, logOdds, sway: scorer.sway() }),
    model: model.name,
  }
}

type Scored = { model: Model; content: ItemContent; logOdds: number; sway: number | undefined }

function explain({ model, content, logOdds, sway }: Scored): Reason[] {
  const { list, cut } = scorerOf(model).explain(content)
  const { slope, intercept } = model.calibration
  const kindIndex = kindIndexOf(content.kind)
  const scales = blocks.map((_, block) => slope * list.scale(block))
  if (hashed.length < list.count) hashed = new Float64Array(list.index.length)
  for (let i = 0; i < list.count; i++)
    hashed[i] = (list.value[i] as number) * (scales[list.block[i] as number] as number)
  const named = list.named.map(({ name }) => slope * namedWeight(model, name, kindIndex))
  const sum = model.bias + list.sum
  // What was weighed last are this content's letters, be it for the score or here.
  const added = readsLetters(model.letters, sum)
    ? model.letters.weight * (sway ?? swayOf(model.letters.cells, content))
    : 0
  const letters = slope * added
  const read = slope * sum + letters + intercept
  // Within rounding what was read came to the score itself, unless the first look was enough.
  const early = Math.abs(read - logOdds) > rounding ? logOdds - read : 0
  return buildReasons({
    content,
    list,
    hashed,
    named,
    letters: letters === 0 ? undefined : tellLetters(content, letters),
    logOdds,
    early,
    cut,
  })
}

const rounding = 1e-3

/** What hashed features add; used again for each content. */
let hashed = new Float64Array(1 << 10)
