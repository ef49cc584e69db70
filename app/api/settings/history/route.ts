import { z } from 'zod'
import { findSettingsHistory } from '@/lib/stats/find-settings-history'
import { pageLimitSchema, rowIdSchema } from '@/lib/stats/row-id'
import { handle } from '../../handle'

const query = z.strictObject({ before: rowIdSchema.optional(), limit: pageLimitSchema })

export const GET = handle({ role: 'VIEWER', query }, ({ query }) => findSettingsHistory(query))
