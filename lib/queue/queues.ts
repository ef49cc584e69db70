import type { JobsOptions } from 'bullmq'
import { z } from 'zod'

/** Rows' ids as text: they may exceed what a JSON number holds. */
const rowId = z.string().regex(/^\d{1,19}$/)

/**
 * The queues, their payloads (ids only: the row is the truth, the queue delivers) and how a job's id follows from its row.
 * BullMQ allows no ":" in a job id and none of digits only.
 */
export const queues = {
  screen: { payload: z.strictObject({ eventId: rowId }), jobId: (id: string) => `screen-${id}` },
  act: { payload: z.strictObject({ actionId: rowId }), jobId: (id: string) => `act-${id}` },
} as const

export type QueueName = keyof typeof queues
export type Payload<Name extends QueueName> = z.infer<(typeof queues)[Name]['payload']>

/**
 * A finished or failed job leaves nothing behind: a kept job would block its id, and the dispatcher could not deliver the
 * row again. Attempts and failures are counted in the row.
 */
export const jobOptions: JobsOptions = { attempts: 1, removeOnComplete: true, removeOnFail: true }
