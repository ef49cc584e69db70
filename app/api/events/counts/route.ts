import { countEvents } from '@/lib/stats/count-events'
import { handle } from '../../handle'

export const GET = handle({ role: 'VIEWER' }, () => countEvents())
