import { inject } from 'vitest'

/** Before any module reads the environment. */
const { databaseUrl, redisUrl } = inject('services')
Object.assign(process.env, { NODE_ENV: 'test', DATABASE_URL: databaseUrl, REDIS_URL: redisUrl, LOG_LEVEL: 'silent' })
