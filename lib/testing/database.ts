import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { env } from '../env'
import { PrismaClient } from '../generated/prisma/client'

/** Name of the migrated database, by its migrations' content, that each test's own one is copied from (lib/testing/global-setup.ts makes it). */
export function templateDatabase(): string {
  const folder = join(import.meta.dirname, '..', '..', 'prisma', 'migrations')
  const hash = createHash('sha256')
  for (const name of readdirSync(folder).sort()) {
    if (name.endsWith('.toml')) continue
    hash.update(name).update(readFileSync(join(folder, name, 'migration.sql')))
  }
  return `natterjack_template_${hash.digest('hex').slice(0, 12)}`
}

export type TestDatabase = { url: string; prisma: PrismaClient; pool: pg.Pool; drop: () => Promise<void> }

async function administer(statement: string): Promise<void> {
  const url = new URL(env().DATABASE_URL)
  url.pathname = '/postgres'
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/**
 * A migrated database of its own for one test file, copied from the template in some 50 ms.
 * `withTestDatabase` also points `prisma()` and `pool()` at it.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `natterjack_test_${randomBytes(6).toString('hex')}`
  await administer(`CREATE DATABASE "${name}" TEMPLATE "${templateDatabase()}"`)
  const url = new URL(env().DATABASE_URL)
  url.pathname = `/${name}`
  const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: url.href, max: 4 }) })
  const pool = new pg.Pool({ connectionString: url.href, max: 8 })
  pool.on('error', () => undefined)
  return {
    url: url.href,
    prisma,
    pool,
    drop: async () => {
      await prisma.$disconnect()
      await pool.end()
      await administer(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)
    },
  }
}
