import { queueSummary } from '@/lib/review/queue-summary'
import { handle } from '../../handle'

export const GET = handle({ role: 'VIEWER' }, ({ user }) => queueSummary({ moderatorId: user.id }))
