import { z } from 'zod'

export const itemParams = z.strictObject({ itemId: z.coerce.number().int().positive().max(2_147_483_647) })
