import { z } from 'zod'
import { queueSummary } from '@/lib/review/queue-summary'
import { handle } from '../../handle'

const query = z.strictObject({ today: z.enum(['true', 'false']).optional() })

export const GET = handle({ role: 'VIEWER', query }, ({ query: { today }, user }) =>
  queueSummary({ moderatorId: user.id, withToday: today === 'true' }),
)
