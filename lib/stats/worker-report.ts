import { z } from 'zod'

/** Whether GitLab can be worked with: what the start of a worker, and its look now and then, found. */
export const gitlabReportSchema = z.object({
  state: z.enum(['ok', 'unreachable', 'refused', 'unprivileged', 'not_configured']),
  /** What to do about it, in a sentence; null when all is well. */
  detail: z.string().max(500).nullable(),
  /** The account that Natterjack acts as, where GitLab said so. */
  botUsername: z.string().max(255).nullable(),
  /** When GitLab was last asked. */
  checkedAt: z.iso.datetime(),
})

/** What a worker says of itself every few seconds; it is forgotten when the worker has been silent for a minute. */
export const workerReportSchema = z.object({
  at: z.iso.datetime(),
  startedAt: z.iso.datetime(),
  gitlab: gitlabReportSchema,
})
export type WorkerReport = z.infer<typeof workerReportSchema>
