import type { ModelState } from '@/lib/generated/prisma/enums'

type Options = {
  state: ModelState
  /** Whether it passed the gate. */
  passed: boolean
  /** The model that it was compared with and its thresholds lead away from; null: none. */
  comparedWithId: number | null
  active: { id: number; name: string } | null
}

/** Why a model can't be promoted, in a sentence that says what to do; null: it can. */
export function whyNotPromotable({ state, passed, comparedWithId, active }: Options): string | null {
  if (state === 'ACTIVE') return 'This model is active already.'
  if (state === 'REFUSED') return 'The gate refused this model, so it can’t be promoted. Its page says why.'
  if (!active) return 'No model is active yet: start a worker first.'
  if (!passed) return 'This model was never measured on decisions. Start a full training, which begins from it.'
  if (comparedWithId !== active.id)
    return `This model was compared with another one than ${active.name}, which is active now. Start a training, or go back first.`
  return null
}
