import { findNewLabels } from '@/lib/model/run/find-training'
import { handle } from '../../handle'

export const GET = handle({ role: 'MODERATOR' }, () => findNewLabels())
