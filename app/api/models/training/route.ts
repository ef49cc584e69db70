import { z } from 'zod'
import { findTraining } from '@/lib/model/run/find-training'
import { startTraining } from '@/lib/model/run/start-training'
import { actorOf } from '../../actor'
import { handOverTraining } from '../../hand-over-training'
import { handle } from '../../handle'

const body = z.strictObject({ kind: z.enum(['FULL', 'INCREMENTAL']) })

export const GET = handle({ role: 'MODERATOR' }, () => findTraining())

export const POST = handle({ role: 'ADMIN', body }, async ({ body, user }) => {
  const run = await startTraining({ kind: body.kind, actor: actorOf(user) })
  await handOverTraining(run.id)
  return run
})
