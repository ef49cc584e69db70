import { cancelTraining } from '@/lib/model/run/cancel-training'
import { actorOf } from '../../../../actor'
import { handle } from '../../../../handle'
import { runParams } from '../../../model-params'

export const PUT = handle({ role: 'ADMIN', params: runParams }, ({ params, user }) =>
  cancelTraining({ runId: params.runId, actor: actorOf(user) }),
)
