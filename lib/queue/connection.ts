import { Redis } from 'ioredis'
import { env } from '../env'

/**
 * For adding jobs: fails within a second when Redis is away or stuck. Nothing is lost by it, the dispatcher adds what is
 * missing; but a hook's answer or a moderator's click that waited for Redis would be.
 */
export function producerConnection(): Redis {
  const redis = new Redis(env().REDIS_URL, {
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    commandTimeout: 1_000,
    connectTimeout: 2_000,
    lazyConnect: true,
    retryStrategy: (times) => Math.min(times * 100, 2_000),
  })
  // Without a listener an outage would end the process; the callers see the failure of their own command.
  redis.on('error', () => undefined)
  return redis
}

/** For taking jobs: waits for Redis for ever, as BullMQ's blocking commands need. */
export function consumerConnection(): Redis {
  const redis = new Redis(env().REDIS_URL, {
    maxRetriesPerRequest: null,
    retryStrategy: (times) => Math.min(times * 100, 2_000),
  })
  redis.on('error', () => undefined)
  return redis
}
