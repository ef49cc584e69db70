import { z } from 'zod'
import { rowIdSchema } from '@/lib/stats/row-id'

export const actionParams = z.strictObject({ actionId: rowIdSchema })
