import { findStatus } from '@/lib/stats/status'
import { handle } from '../handle'

export const GET = handle({ role: 'VIEWER' }, () => findStatus())
