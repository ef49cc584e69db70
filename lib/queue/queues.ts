import type { JobsOptions } from 'bullmq'
import { z } from 'zod'

/** Rows' ids as text: they may exceed what a JSON number holds. */
const rowId = z.string().regex(/^\d{1,19}$/)

/**
 * Most events that share a job. A job costs Redis and the worker some 120 µs whatever it carries, so fifty to a job make the
 * queue's share vanish; with many more a dead worker would leave too many suspects behind (worker/screen-batches.ts).
 */
export const maxEventsPerJob = 50

/** The queues and their payloads: ids only, since the row is the truth and the queue delivers. */
export const queues = {
  screen: { payload: z.strictObject({ eventIds: z.array(rowId).min(1).max(maxEventsPerJob) }) },
  act: { payload: z.strictObject({ actionId: rowId }) },
  train: { payload: z.strictObject({ runId: rowId }) },
} as const

export type QueueName = keyof typeof queues
export type Payload<Name extends QueueName> = z.infer<(typeof queues)[Name]['payload']>

/** An action waits or runs once. BullMQ allows no ":" in a job id and none of digits only. */
export function actJobId(actionId: string): string {
  return `act-${actionId}`
}

/** A training waits or runs once. */
export function trainJobId(runId: string): string {
  return `train-${runId}`
}

/**
 * A finished or failed job leaves nothing behind: a kept job would block its id, and the dispatcher could not deliver the
 * row again. Attempts and failures are counted in the row.
 */
export const jobOptions: JobsOptions = { attempts: 1, removeOnComplete: true, removeOnFail: true }
