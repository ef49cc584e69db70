import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { setEnvForTests } from '@/lib/env'
import { makeTemplate } from '@/lib/testing/global-setup'
import { removePostgres, startPostgres } from '@/scripts/lib/postgres.mjs'
import { isAlive } from '@/scripts/lib/processes.mjs'
import { startRedis } from '@/scripts/lib/redis.mjs'

export type OwnServer = {
  /** As `kill -9` does it: nothing is flushed. */
  kill: () => Promise<void>
  /** In order, as for an upgrade. */
  stop: () => Promise<void>
  /** Alive, and answering nobody, until `thaw`. */
  freeze: () => void
  thaw: () => void
  /** On the same port, with the data it had. */
  start: () => Promise<void>
}

type Running = { url: string; port: number; pid?: number | undefined; stop: () => Promise<void> }
type Start = (options: { dir: string; port: number }) => Promise<Running>

const data = join(import.meta.dirname, '..', '..', '.data', 'test')

/** A Redis of this test file's own, that may be ill-treated. Call it before `withPipeline`. */
export function withOwnRedis(): () => OwnServer {
  return withOwn({
    name: 'redis',
    start: startRedis,
    use: async (url) => setEnvForTests({ REDIS_URL: url }),
  })
}

/** A Postgres of this test file's own, durable as in production: what it acknowledged must survive. Call it before `withPipeline`. */
export function withOwnPostgres(): () => OwnServer {
  return withOwn({
    name: 'postgres',
    start: (options) => startPostgres({ ...options, durable: true }),
    use: async (url) => {
      setEnvForTests({ DATABASE_URL: url })
      await makeTemplate(url)
    },
  })
}

function withOwn(options: { name: string; start: Start; use: (url: string) => Promise<void> }): () => OwnServer {
  let running: Running | undefined
  let frozen = false
  const signal = (name: NodeJS.Signals): void => {
    if (running?.pid !== undefined) process.kill(running.pid, name)
  }
  const dir = join(data, `own-${process.pid}-${options.name}`)
  const launch = (port: number): Promise<Running> => options.start({ dir, port })

  beforeAll(async () => {
    // Far from other test files' servers: while this one is stopped, none of them may take its port.
    running = await launch(20_000 + 10 * (process.pid % 1_000))
    await options.use(running.url)
  })
  afterAll(async () => {
    if (frozen) signal('SIGCONT')
    await running?.stop()
    // Removes a folder of whichever kind, and Postgres's stand-in for one that its user can't reach.
    removePostgres(dir)
  })

  const server: OwnServer = {
    kill: async () => {
      signal('SIGKILL')
      const pid = running?.pid ?? 0
      while (isAlive(pid)) await new Promise((resolve) => setTimeout(resolve, 20))
    },
    stop: async () => running?.stop(),
    freeze: () => {
      frozen = true
      signal('SIGSTOP')
    },
    thaw: () => {
      frozen = false
      signal('SIGCONT')
    },
    start: async () => {
      const port = running?.port ?? 0
      running = await launch(port)
      if (running.port !== port) throw new Error(`The port ${port} was taken meanwhile; clients would not come back.`)
    },
  }
  return () => server
}
