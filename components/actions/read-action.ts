import { z } from 'zod'
import { inverseKind, type Step, stepSchema } from '@/lib/act/plan'
import type { ActionState } from '@/lib/generated/prisma/enums'
import type { ActionListRow } from './queries'

const storedPlanSchema = z.object({ steps: z.array(stepSchema) })

/** The stored steps; null when another version of Natterjack wrote them in a form that this one can't read. */
export function stepsOf({ plan }: Pick<ActionListRow, 'plan'>): readonly Step[] | null {
  const parsed = storedPlanSchema.safeParse(plan)
  return parsed.success ? parsed.data.steps : null
}

const answersSchema = z.array(
  z.object({
    method: z.string(),
    path: z.string(),
    /** Null: none came. */
    status: z.number().nullable(),
    body: z.string(),
    at: z.string(),
  }),
)
export type ActionAnswer = z.infer<typeof answersSchema>[number]

export function answersOf({ answers }: Pick<ActionListRow, 'answers'>): readonly ActionAnswer[] {
  return answersSchema.catch([]).parse(answers)
}

/** A reversal in one of these came to nothing, so another can be asked for. */
const cameToNothing: readonly ActionState[] = ['PLANNED', 'FAILED', 'REFUSED', 'CANCELLED']

/** Whether taking it back would change anything, and isn't under way. */
export function canReverse(row: ActionListRow): boolean {
  const open = row.reversedBy === null || cameToNothing.includes(row.reversedBy.state)
  return row.state === 'DONE' && row.kind in inverseKind && open && stepsOf(row)?.[0]?.inverse != null
}
