import { log } from '@/lib/log'
import { sharedProducer } from './shared-producer'

/** Hands a training to the workers. While Redis is away it waits for the dispatcher, which reads the rows. */
export async function handOverTraining(runId: number): Promise<void> {
  try {
    await sharedProducer().train(String(runId))
  } catch (error) {
    log.warn({ runId, err: error }, 'queue unreachable, the training waits for the dispatcher')
  }
}
