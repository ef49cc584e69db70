import { findShadow } from '@/lib/model/shadow/find-shadow'
import { handle } from '../../handle'

export const GET = handle({ role: 'MODERATOR' }, () => findShadow())
