import type { Redis } from 'ioredis'
import { env } from '../env'
import { type WorkerReport, workerReportSchema } from '../stats/worker-report'
import { producerConnection } from './connection'

/** A worker that has been silent for this long (seconds) counts as gone. */
export const reportLifetime = 60

const key = (): string => `${env().REDIS_PREFIX}:worker-report`

type WriteOptions = { redis: Redis; report: WorkerReport }

/** To be called by each worker every 10 s or so. Of several workers the last one is shown: they share one GitLab. */
export async function writeWorkerReport({ redis, report }: WriteOptions): Promise<void> {
  await redis.set(key(), JSON.stringify(workerReportSchema.parse(report)), 'EX', reportLifetime)
}

let shared: Redis | undefined

export type WorkerReportAnswer = { redis: 'ok'; report: WorkerReport | null } | { redis: 'unreachable'; report: null }

/** The newest report; null when no worker has written one within a minute. Answers within a second or so, whatever Redis does. */
export async function readWorkerReport(): Promise<WorkerReportAnswer> {
  shared ??= producerConnection()
  try {
    if (shared.status === 'wait') await shared.connect()
    const text = await shared.get(key())
    const parsed = text === null ? undefined : workerReportSchema.safeParse(JSON.parse(text))
    return { redis: 'ok', report: parsed?.success ? parsed.data : null }
  } catch {
    // An unreachable Redis is an answer here, and the status page shows it.
    return { redis: 'unreachable', report: null }
  }
}

export function closeWorkerReports(): void {
  shared?.disconnect()
  shared = undefined
}
