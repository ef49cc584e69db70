import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { env } from '@/lib/env'
import { startPostgres } from '@/scripts/lib/postgres.mjs'
import { startRedis } from '@/scripts/lib/redis.mjs'

export type Service = { url: string; stop: () => Promise<void> }

const folder = join(import.meta.dirname, '..', '..', '.data', 'bench')

/** The server that DATABASE_URL names, else one of our own, durable like any other. */
export async function benchPostgres(): Promise<Service> {
  try {
    return { url: env().DATABASE_URL, stop: async () => undefined }
  } catch {
    console.log('no complete environment: starting a Postgres of our own')
    return startPostgres({ dir: join(folder, 'postgres'), port: 5460 })
  }
}

/** Always one of our own, empty and with its append-only file, so that jobs of a bench are never left in somebody's Redis. */
export async function benchRedis(): Promise<Service> {
  const dir = join(folder, `redis-${process.pid}`)
  const redis = await startRedis({ dir, port: 6460 })
  const stop = async (): Promise<void> => {
    await redis.stop()
    rmSync(dir, { recursive: true, force: true })
  }
  return { url: redis.url, stop }
}
