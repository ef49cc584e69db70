import { pendingDecisions } from '@/lib/review/pending-decisions'
import { handle } from '../../handle'

export const GET = handle({ role: 'VIEWER' }, ({ user }) => pendingDecisions({ moderatorId: user.id }))
