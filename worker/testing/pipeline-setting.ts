import { createHash } from 'node:crypto'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { type GitLabDouble, startDouble } from '@/gitlab-double/start-double'
import { type Received, startReceiver } from '@/gitlab-double/testing'
import { env } from '@/lib/env'
import { createIntake, type Intake } from '@/lib/intake/receive-hook'
import type { TestDatabase } from '@/lib/testing/database'
import { withTestDatabase } from '@/lib/testing/with-test-database'
import { removeBundle, spawnWorker, type WorkerProcess } from './worker-process'

export type Setting = {
  database: () => TestDatabase
  double: () => GitLabDouble
  /** Variables of a worker of this setting. */
  workerEnv: () => Record<string, string>
  /** Starts a worker that is killed when the test ends. */
  worker: (variables?: Record<string, string>) => Promise<WorkerProcess>
  /** Everything GitLab would send because of what `act` changes in its world. */
  hooksOf: (act: (double: GitLabDouble) => void) => Promise<Received[]>
  /** Puts a hook through the real intake, and into the ledger when it was acknowledged. */
  send: (hook: Pick<Received, 'headers' | 'raw'>) => Promise<number>
  /** Ids of the events that were acknowledged. */
  ledger: Set<string>
  /** In production rows come due five seconds after the intake, or when a lease ends; here nobody wants to wait for it. */
  makeDue: () => Promise<void>
}

const anybody = { secretHashes: [], signingKeys: [], allowUnauthenticated: true }

/**
 * Database, Redis keys, GitLab double and intake for one test file, and workers as processes of their own.
 * `folder`: where they run instead of the program's folder.
 */
export function withPipeline(options: { lockMs?: number; folder?: () => string } = {}): Setting {
  const database = withTestDatabase()
  const ledger = new Set<string>()
  const workers: WorkerProcess[] = []
  let double: GitLabDouble | undefined
  let receiver: Awaited<ReturnType<typeof startReceiver>> | undefined
  let intake: Intake | undefined

  beforeAll(async () => {
    double = await startDouble({ adminToken: `glpat-${createHash('sha1').update(database().url).digest('hex')}` })
    receiver = await startReceiver()
    double.hooks.register({ kind: 'system', url: receiver.url })
    double.hooks.register({ kind: 'project', url: receiver.url })
    intake = createIntake({ pool: database().pool, security: anybody })
  })
  afterEach(async ({ task }) => {
    // What the workers said is the only trace of what went wrong in them.
    if (task.result?.state === 'fail') for (const worker of workers) process.stderr.write(worker.output())
    await Promise.all(workers.splice(0).map((worker) => worker.stop('SIGKILL')))
  })
  afterAll(async () => {
    await double?.close()
    await receiver?.close()
    await removeBundle()
  })

  const workerEnv = (): Record<string, string> => ({
    DATABASE_URL: database().url,
    REDIS_URL: env().REDIS_URL,
    REDIS_PREFIX: env().REDIS_PREFIX,
    GITLAB_URL: double?.url ?? '',
    GITLAB_TOKEN: double?.adminToken ?? '',
    WORKER_LOCK_MS: String(options.lockMs ?? 1_000),
    WORKER_CONCURRENCY: '20',
  })
  return {
    database,
    ledger,
    makeDue: async () => {
      await database().pool.query(
        `UPDATE event SET next_at = now()
          WHERE id IN (SELECT id FROM event WHERE state = 'OPEN' ORDER BY id FOR UPDATE SKIP LOCKED)`,
      )
    },
    workerEnv,
    double: () => {
      if (!double) throw new Error('withPipeline: asked before the test began')
      return double
    },
    worker: async (variables = {}) => {
      const worker = await spawnWorker({ ...workerEnv(), ...variables }, [], options.folder?.())
      workers.push(worker)
      return worker
    },
    hooksOf: async (act) => {
      if (!double || !receiver) throw new Error('withPipeline: asked before the test began')
      const before = receiver.received.length
      act(double)
      await double.hooks.drain()
      return receiver.received.slice(before)
    },
    send: async ({ headers, raw }) => {
      if (!intake) throw new Error('withPipeline: asked before the test began')
      async function* body() {
        yield Buffer.from(raw)
      }
      const answer = await intake.receive({ method: 'POST', headers, body: body() })
      if (answer.status === 202 && answer.body.event) ledger.add(answer.body.event)
      return answer.status
    },
  }
}
