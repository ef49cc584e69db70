import { z } from 'zod'
import { rowIdSchema } from '@/lib/stats/row-id'

export const itemParams = z.strictObject({ itemId: rowIdSchema })
