import { gitlabDoorSetting } from '@/lib/stats/gitlab-door-setting'
import { handle } from '../../handle'

export const GET = handle({ role: 'ADMIN' }, () => gitlabDoorSetting())
