import { existsSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { applyMigrations } from '../../prisma/apply-migrations'
import { startPostgres } from '../../scripts/lib/postgres.mjs'
import { startRedis } from '../../scripts/lib/redis.mjs'
import { templateDatabase } from './database'

const root = join(import.meta.dirname, '..', '..')

type Running = { url: string; stop: () => Promise<void> }

/** What DATABASE_URL and REDIS_URL name, else servers of our own, and the migrated template that test databases copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!existsSync(join(root, 'lib', 'generated', 'prisma'))) throw new Error('Run "npm run generate" first.')
  const started: Running[] = []
  const start = async (given: string | undefined, make: () => Promise<Running>): Promise<string> => {
    if (given) return given
    const running = await make()
    started.push(running)
    return running.url
  }
  const given = project.config.env
  const databaseUrl = await start(given.DATABASE_URL, () =>
    startPostgres({ dir: join(root, '.data', 'test', 'postgres'), port: 5440, durable: false }),
  )
  const redisUrl = await start(given.REDIS_URL, () =>
    startRedis({ dir: join(root, '.data', 'test', 'redis'), port: 6400 }),
  )
  await makeTemplate(databaseUrl)
  project.provide('services', { databaseUrl, redisUrl })
  return async () => {
    for (const running of started.reverse()) await running.stop()
  }
}

/** Two runs at once share one server: the first makes the template, the other waits for it. */
export async function makeTemplate(databaseUrl: string): Promise<void> {
  const name = templateDatabase()
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock(7230002)')
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
    if (rowCount) return
    const unfinished = `${name}_new`
    await client.query(`DROP DATABASE IF EXISTS "${unfinished}" WITH (FORCE)`)
    await client.query(`CREATE DATABASE "${unfinished}"`)
    const url = new URL(databaseUrl)
    url.pathname = `/${unfinished}`
    await applyMigrations({ databaseUrl: url.href, folder: join(root, 'prisma', 'migrations') })
    await client.query(`ALTER DATABASE "${unfinished}" RENAME TO "${name}"`)
  } finally {
    await client.end()
  }
}

declare module 'vitest' {
  interface ProvidedContext {
    services: { databaseUrl: string; redisUrl: string }
  }
}
