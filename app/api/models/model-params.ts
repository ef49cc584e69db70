import { z } from 'zod'
import { rowIdSchema } from '@/lib/stats/row-id'

export const modelParams = z.strictObject({ modelId: rowIdSchema })
export const runParams = z.strictObject({ runId: rowIdSchema })
export const reasonSchema = z.string().trim().min(1, 'Say why, for whoever reads the history.').max(500)
