import { doorOverview } from '@/lib/stats/door-overview'
import { handle } from '../handle'

export const GET = handle({ role: 'VIEWER' }, () => doorOverview())
