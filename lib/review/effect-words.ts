import { z } from 'zod'

type PlannedWords = { state: string; words: string }

const planSchema = z.object({ steps: z.array(z.object({ words: z.string() })) }).catch({ steps: [] })

/** What an action does, out of the plan stored with it; for a refused one, why it does nothing. */
export function actionWords({ plan, detail }: { plan: unknown; detail: string | null }): string {
  const { steps } = planSchema.parse(plan)
  return steps.map(({ words }) => words).join('; ') || detail || ''
}

type OvertakenCounts = { cancelled: readonly number[]; tooLate: readonly number[] }

/**
 * What follows from a decision, in one line; null when nothing does.
 * @param overtaken what became of actions of earlier decisions on the item
 */
export function effectWords(actions: readonly PlannedWords[], overtaken: OvertakenCounts | null = null): string | null {
  const parts = actions.map(({ state, words }) => {
    if (state === 'PLANNED') return `Dry run, only planned: ${words}`
    return state === 'REFUSED' ? `Nothing is done: ${words}` : words
  })
  return [...parts, ...(overtaken ? overtakenWords(overtaken) : [])].join('. ') || null
}

function overtakenWords({ cancelled, tooLate }: OvertakenCounts): string[] {
  const count = (ids: readonly number[]): string => `${ids.length} ${ids.length === 1 ? 'action' : 'actions'}`
  return [
    ...(cancelled.length > 0 ? [`Cancelled: ${count(cancelled)} of an earlier decision`] : []),
    ...(tooLate.length > 0 ? [`Already done in GitLab: ${count(tooLate)} of an earlier decision; see Actions`] : []),
  ]
}
