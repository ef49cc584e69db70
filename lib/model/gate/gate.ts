import { z } from 'zod'
import { type ItemKind, itemKinds } from '@/lib/fetch/item'
import { kindNames } from '@/lib/settings/settings-words'
import { compare, type Difference, measures, type Pair } from '../measure/compare'

const checkSchema = z.object({
  kind: z.enum(itemKinds),
  /** On which held-out examples: the newest decisions, or the seed corpus. */
  on: z.enum(['decisions', 'seed']),
  spam: z.int(),
  ham: z.int(),
  differences: z.array(
    z.object({
      measure: z.enum(measures),
      before: z.number(),
      after: z.number(),
      low: z.number(),
      high: z.number(),
      verdict: z.enum(['better', 'same', 'worse']),
    }),
  ),
})
export type Check = z.infer<typeof checkSchema>

/** What the gate said of a model, with its figures. */
export const gateSchema = z.object({
  passed: z.boolean(),
  /** Name of the model it was compared with on the newest decisions; on the seed corpus it is always the active one. */
  comparedWith: z.string(),
  /** The verdict in sentences, the summary first. */
  words: z.array(z.string()),
  checks: z.array(checkSchema),
})
export type Gate = z.infer<typeof gateSchema>

export type Examples = Partial<Record<ItemKind, Pair[]>>

type JudgeGateOptions = {
  comparedWith: string
  decisions: Examples
  /** Null: the corpus is not there. */
  seed: Examples | null
}

/** Fewer held-out decisions of a kind and class say too little: the seed corpus decides for that kind. */
const enough = 20

/**
 * Whether a model may take over: no kind gets worse, beyond the bootstrap interval of the difference, in spam found, ham
 * flagged or ranking (AUC), on the newest decisions and on the seed corpus. A kind with too few decisions may not get worse
 * on the seed corpus alone. Nothing to measure on: no.
 */
export function judgeGate({ comparedWith, decisions, seed }: JudgeGateOptions): Gate {
  const checks = itemKinds.flatMap((kind) => [
    ...checkKind(kind, 'decisions', decisions[kind], enough),
    ...checkKind(kind, 'seed', seed?.[kind], 1),
  ])
  const worse = checks.flatMap((check) =>
    check.differences.filter(isWorse).map((difference) => ({ check, difference })),
  )
  const passed = checks.length > 0 && worse.length === 0
  const measured = new Set(checks.map(({ kind }) => kind))
  const decided = new Set(checks.filter(({ on }) => on === 'decisions').map(({ kind }) => kind))
  const words = [
    checks.length === 0
      ? 'Refused: there is nothing to measure it on, neither enough decisions nor the seed corpus.'
      : passed
        ? 'Passed: no kind gets worse beyond what chance explains.'
        : `Refused: it gets worse at ${worse.length === 1 ? 'one point' : `${worse.length} points`}.`,
    ...worse.map(({ check, difference }) => sentence(check, difference)),
    ...checks.flatMap((check) =>
      check.differences.filter(({ verdict }) => verdict === 'better').map((difference) => sentence(check, difference)),
    ),
  ]
  const few = itemKinds.filter((kind) => measured.has(kind) && !decided.has(kind))
  if (few.length > 0)
    words.push(
      `Too few held-out decisions (below ${enough} of spam and of ham), so only the seed corpus speaks: ${list(few)}.`,
    )
  const unknown = itemKinds.filter((kind) => !measured.has(kind))
  if (checks.length > 0 && unknown.length > 0) words.push(`Nothing is known of: ${list(unknown)}.`)
  if (!seed) words.push('The seed corpus is not in this installation, so forgetting could not be looked for.')
  return { passed, comparedWith, words, checks }
}

function checkKind(kind: ItemKind, on: Check['on'], pairs: readonly Pair[] = [], least: number): Check[] {
  const spam = pairs.filter((pair) => pair.spam).length
  const ham = pairs.length - spam
  const wanted = measures.filter((measure) => {
    if (measure === 'recall') return spam >= least
    if (measure === 'falsePositives') return ham >= least
    return spam >= least && ham >= least
  })
  if (wanted.length === 0) return []
  const differences = compare(pairs).filter(({ measure }) => wanted.includes(measure))
  return [{ kind, on, spam, ham, differences }]
}

const isWorse = ({ verdict }: Difference): boolean => verdict === 'worse'
const list = (kinds: readonly ItemKind[]): string => kinds.map((kind) => kindNames[kind].toLowerCase()).join(', ')
const points = (value: number): string => `${(value * 100).toFixed(1)} %`
const where = { decisions: 'the newest decisions', seed: 'the seed corpus' } as const

function sentence({ kind, on, spam, ham }: Check, { measure, before, after, low, high }: Difference): string {
  const what = {
    recall: `of ${spam} spam ${points(after)} found instead of ${points(before)}`,
    falsePositives: `of ${ham} harmless ${points(after)} flagged instead of ${points(before)}`,
    auc: `ranking (AUC) ${after.toFixed(4)} instead of ${before.toFixed(4)}`,
  }[measure]
  const range = measure === 'auc' ? `${low.toFixed(4)} to ${high.toFixed(4)}` : `${points(low)} to ${points(high)}`
  return `${kindNames[kind]}, on ${where[on]}: ${what} (difference ${range}).`
}
