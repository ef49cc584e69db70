import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll } from 'vitest'
import { closePool } from '../db/pool'
import { closePrisma } from '../db/prisma'
import { setEnvForTests } from '../env'
import { createTestDatabase, type TestDatabase } from './database'

/**
 * Gives the test file a database of its own and points `env()`, and so `prisma()` and `pool()`, at it;
 * Redis keys get a prefix of their own. Call it once at the top of an integration test.
 */
export function withTestDatabase(): () => TestDatabase {
  let database: TestDatabase | undefined
  beforeAll(async () => {
    database = await createTestDatabase()
    setEnvForTests({ DATABASE_URL: database.url, REDIS_PREFIX: `test-${randomBytes(6).toString('hex')}` })
  })
  afterAll(async () => {
    await closePool()
    await closePrisma()
    await database?.drop()
  })
  return () => {
    if (!database) throw new Error('withTestDatabase: asked before the test began')
    return database
  }
}
