import { findModel } from '@/lib/model/version/find-model'
import { handle } from '../../handle'
import { modelParams } from '../model-params'

export const GET = handle({ role: 'MODERATOR', params: modelParams }, ({ params }) => findModel({ id: params.modelId }))
