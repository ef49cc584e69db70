import { z } from 'zod'

type PlannedWords = { state: string; words: string }

const planSchema = z.object({ steps: z.array(z.object({ words: z.string() })) }).catch({ steps: [] })

/** What an action does, out of the plan stored with it; for a refused one, why it does nothing. */
export function actionWords({ plan, detail }: { plan: unknown; detail: string | null }): string {
  const { steps } = planSchema.parse(plan)
  return steps.map(({ words }) => words).join('; ') || detail || ''
}

/** What follows from a decision, in one line; null when nothing does. */
export function effectWords(actions: readonly PlannedWords[]): string | null {
  const parts = actions.map(({ state, words }) => {
    if (state === 'PLANNED') return `Dry run, only planned: ${words}`
    return state === 'REFUSED' ? `Nothing is done: ${words}` : words
  })
  return parts.join('. ') || null
}
