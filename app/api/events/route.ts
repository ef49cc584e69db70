import { eventPageQuerySchema } from '@/lib/stats/event-filter'
import { findEvents } from '@/lib/stats/find-events'
import { handle } from '../handle'

export const GET = handle({ role: 'VIEWER', query: eventPageQuerySchema }, ({ query: { before, limit, ...filter } }) =>
  findEvents({ filter, before, limit }),
)
