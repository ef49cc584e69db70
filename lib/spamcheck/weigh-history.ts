import type { Reason } from '../classify/score'
import { fewTexts, type Lately, type Standing } from './standing'

export type Shift = {
  /** What is added to the log-odds of spam, between -2 and 3. */
  weight: number
  /** They add up to the weight. */
  reasons: Reason[]
}

/** However much is known: an author's past alone turns no harmless text into spam, and doesn't excuse plain spam. */
export const leastShift = -2
export const mostShift = 3

const nothing: Shift = { weight: 0, reasons: [] }

type WeighHistoryOptions = {
  /** Null: not known in time, or no account of that number. */
  standing: Standing | null
  /** Null: not looked at. */
  lately: Lately | null
}

/**
 * How much what is known of an author moves the log-odds of spam. A stranger moves nothing.
 * docs/spamcheck-rules.md has the table and what keeps it from being abused.
 */
export function weighHistory({ standing, lately }: WeighHistoryOptions): Shift {
  const found: Reason[] = []
  add(found, ofDecisions(standing))
  add(found, ofFlags(standing?.flagged ?? 0))
  add(found, ofState(standing?.account?.state))
  add(found, ofPace(lately?.calls ?? 0, standing?.texts ?? 0))
  add(found, ofSharers(lately?.sharers ?? 0))
  if (found.length === 0) return nothing
  const sum = found.reduce((total, { weight }) => total + weight, 0)
  if (sum === 0) return nothing
  const weight = clamp(sum, leastShift, mostShift)
  // Above the bounds each counts for less, so that the reasons still say what was added.
  return {
    weight,
    reasons: weight === sum ? found : found.map((one) => ({ ...one, weight: (one.weight * weight) / sum })),
  }
}

function add(found: Reason[], reason: Reason | undefined): void {
  if (reason !== undefined) found.push(reason)
}

/**
 * The log of how spam and the rest relate, with half an item of either as if seen before. A day with decisions of "not spam"
 * counts as a quarter of one with spam: harmless text is cheap to write.
 */
function ofDecisions(standing: Standing | null): Reason | undefined {
  if (!standing) return undefined
  const { spam, notSpam, notSpamDays } = standing.decided
  const all = spam + notSpam
  if (all === 0) return undefined
  const weight = clamp(Math.log((spam + 0.5) / (notSpamDays / 4 + 0.5)), leastShift, mostShift)
  return reason(weight, `${spam} of this author’s ${all} decided ${all === 1 ? 'item is' : 'items are'} spam`)
}

/** One may be this very text, asked about before, or an accident. */
function ofFlags(flagged: number): Reason | undefined {
  const weight = clamp(0.2 * (flagged - 1), 0, 0.6)
  // Here and below: nearly all authors are strangers, and no text is made that nobody reads.
  if (weight === 0) return undefined
  return reason(weight, `${flagged} undecided items of this author were flagged in the last 7 days`)
}

function ofState(state: string | undefined): Reason | undefined {
  if (state !== 'blocked' && state !== 'banned') return undefined
  return reason(0.5, `the account was ${state} in GitLab when it was last seen`)
}

/** People write in bursts, too, and imports write hundreds: never worth much. */
function ofPace(calls: number, texts: number): Reason | undefined {
  const byCalls = clamp(0.1 * (calls - 5), 0, 0.4)
  const byTexts = clamp(0.1 * (texts - fewTexts), 0, 0.4)
  if (byCalls === 0 && byTexts === 0) return undefined
  return byCalls >= byTexts
    ? reason(byCalls, `this author wrote ${calls} times in the last 10 minutes`)
    : reason(byTexts, `this author wrote ${texts} different texts in the last hour`)
}

function ofSharers(sharers: number): Reason | undefined {
  const weight = clamp(0.2 * sharers, 0, 0.6)
  if (weight === 0) return undefined
  const who = sharers === 1 ? '1 other account' : `${sharers} other accounts`
  return reason(weight, `${who} wrote the same text within 24 hours`)
}

function reason(weight: number, text: string): Reason | undefined {
  return weight === 0 ? undefined : { group: 'history', text, weight, spans: [] }
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value))
}
