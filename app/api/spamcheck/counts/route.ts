import { countCalls } from '@/lib/stats/count-calls'
import { handle } from '../../handle'

export const GET = handle({ role: 'VIEWER' }, () => countCalls())
