import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import pg from 'pg'
import { applyMigrations } from '@/prisma/apply-migrations'

export type BenchDatabase = {
  url: string
  pool: pg.Pool
  /** What a commit means on this server, for the report. */
  durability: string
  drop: () => Promise<void>
}

/** A migrated database of its own on the given server, gone at the end. */
export async function createBenchDatabase(serverUrl: string): Promise<BenchDatabase> {
  const name = `natterjack_bench_${randomBytes(4).toString('hex')}`
  const administer = async (statement: string): Promise<void> => {
    const url = new URL(serverUrl)
    url.pathname = '/postgres'
    const client = new pg.Client({ connectionString: url.href })
    await client.connect()
    await client.query(statement).finally(() => client.end())
  }
  await administer(`CREATE DATABASE "${name}"`)
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  const pool = new pg.Pool({ connectionString: url.href, max: 2 })
  const drop = async (): Promise<void> => {
    await pool.end()
    await administer(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)
  }
  try {
    await applyMigrations({
      databaseUrl: url.href,
      folder: join(import.meta.dirname, '..', '..', 'prisma', 'migrations'),
    })
    const { rows } = await pool.query<{ said: string }>(
      `SELECT 'fsync=' || current_setting('fsync') || ' synchronous_commit=' || current_setting('synchronous_commit') AS said`,
    )
    return { url: url.href, pool, durability: rows[0]?.said ?? '', drop }
  } catch (error) {
    await drop()
    throw error
  }
}
