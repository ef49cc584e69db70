import { countActions } from '@/lib/stats/count-actions'
import { handle } from '../../handle'

export const GET = handle({ role: 'VIEWER' }, () => countActions())
