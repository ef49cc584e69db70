import { z } from 'zod'
import { findStandings } from '@/lib/review/find-standings'
import { handle } from '../../handle'

const query = z.strictObject({
  /** At most 200 numbers, joined by commas. */
  ids: z
    .string()
    .regex(/^\d{1,9}(?:,\d{1,9}){0,199}$/)
    .transform((text) => text.split(',').map(Number)),
})

export const GET = handle({ role: 'VIEWER', query }, ({ query: { ids }, user }) =>
  findStandings({ itemIds: ids, moderatorId: user.id }),
)
