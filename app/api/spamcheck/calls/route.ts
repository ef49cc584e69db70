import { callPageQuerySchema } from '@/lib/stats/call-filter'
import { findCalls } from '@/lib/stats/find-calls'
import { handle } from '../../handle'

export const GET = handle({ role: 'VIEWER', query: callPageQuerySchema }, ({ query: { before, limit, ...filter } }) =>
  findCalls({ filter, before, limit }),
)
