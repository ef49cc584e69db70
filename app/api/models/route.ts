import { z } from 'zod'
import { findModels } from '@/lib/model/version/find-models'
import { pageLimitSchema, rowIdSchema } from '@/lib/stats/row-id'
import { handle } from '../handle'

const query = z.strictObject({ before: rowIdSchema.optional(), limit: pageLimitSchema })

export const GET = handle({ role: 'MODERATOR', query }, ({ query }) => findModels(query))
