/** Started by bench/pipeline.ts, which makes the database and the Redis that this works on. */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Queue } from 'bullmq'
import { Redis } from 'ioredis'
import { makePool } from '@/lib/db/pool'
import { env } from '@/lib/env'
import { createProducer } from '@/lib/queue/producer'
import { jobOptions } from '@/lib/queue/queues'
import { removeBundle, spawnWorker } from '@/worker/testing/worker-process'
import { askableChild } from '../support/ask-child'
import { median } from '../support/statistics'
import { type Drained, drainBacklog, drainIdle, measureLatency, sendIdleThrough, sendThrough } from './measure'
import { createSender } from './send-hooks'

const { values } = parseArgs({
  options: {
    items: { type: 'string', default: '5000' },
    rounds: { type: 'string', default: '5' },
    latency: { type: 'string', default: '0,50' },
    concurrency: { type: 'string', default: '400' },
    steady: { type: 'string', default: '5' },
    profile: { type: 'string' },
  },
})
const items = Number(values.items)
const rounds = Number(values.rounds)
const steadySeconds = Number(values.steady)
/** As docs/performance.md says to start a worker: with room for the young, V8 collects them a third as often. */
const workerFlags = ['--max-semi-space-size=64']
const cleanups: (() => Promise<unknown>)[] = []
const here = (file: string): string => join(import.meta.dirname, file)

async function run(): Promise<void> {
  const { DATABASE_URL, REDIS_URL, REDIS_PREFIX } = env()
  const pool = makePool(DATABASE_URL, 2)
  cleanups.push(() => pool.end())
  const services = { DATABASE_URL, REDIS_URL, WORKER_CONCURRENCY: values.concurrency }
  const double = await askableChild(here('double-process.ts'), {})
  cleanups.push(double.stop)
  const idle = await askableChild(here('idle-process.ts'), services)
  cleanups.push(idle.stop)
  const { url, token } = await double.ask<{ url: string; token: string }>({ address: true })
  const gitlab = { GITLAB_URL: url, GITLAB_TOKEN: token, GITLAB_CONNECTIONS: values.concurrency }
  const worker = await spawnWorker({ ...services, ...gitlab, NODE_ENV: 'production', LOG_LEVEL: 'warn' }, [
    ...workerFlags,
    ...(values.profile ? ['--cpu-prof', `--cpu-prof-dir=${values.profile}`] : []),
  ])
  cleanups.push(removeBundle, () => worker.stop())
  const producer = createProducer()
  cleanups.push(producer.close)
  const connection = new Redis(REDIS_URL, { maxRetriesPerRequest: null })
  const queue = new Queue('screen', { connection, prefix: REDIS_PREFIX })
  const idleQueue = new Queue('idle', { connection, prefix: 'idle', defaultJobOptions: jobOptions })
  cleanups.push(async () => {
    await idleQueue.close()
    await queue.close()
    connection.disconnect()
  })
  const sender = createSender({ pool, producer })
  const redisPids = [Number(/process_id:(\d+)/.exec(await connection.info('server'))?.[1])]
  const pipeline = { pool, double, worker, sender, queue, redisPids }

  console.log(`${items} hooks a window, ${rounds} rounds, concurrency ${values.concurrency}`)
  for (let turn = 0; turn < 2; turn++) {
    await drainIdle(idle, 4 * items, redisPids)
    await drainBacklog({ ...pipeline, items: Math.ceil(items / 2) })
  }
  // What autovacuum does within a minute: until then Postgres plans as if the tables were as empty as at the start.
  await pool.query('ANALYZE')
  for (const latency of values.latency.split(',').map(Number)) {
    await double.ask({ latencyMs: latency })
    const pairs: { idle: Drained; full: Drained }[] = []
    const throughs: number[] = []
    const rates: number[] = []
    const idleRates: number[] = []
    for (let round = 1; round <= rounds; round++) {
      const pair = {
        idle: await drainIdle(idle, 4 * items, redisPids),
        full: await drainBacklog({ ...pipeline, items }),
      }
      pairs.push(pair)
      console.log(`GitLab ${latency} ms, round ${round}: ${say(pair)}`)
      const [idleThrough, through] = [
        await sendIdleThrough(idle, idleQueue, 4 * items),
        await sendThrough({ ...pipeline, items }),
      ]
      throughs.push(through.perSecond / idleThrough.perSecond)
      console.log(
        `  sent and done at once: ${Math.round(through.perSecond)} hooks/s beside ${Math.round(idleThrough.perSecond)} ` +
          `idle jobs/s: ${(through.perSecond / idleThrough.perSecond).toFixed(3)}`,
      )
      rates.push(through.perSecond)
      idleRates.push(idleThrough.perSecond)
    }
    const ratios = pairs.map((pair) => pair.full.perSecond / pair.idle.perSecond)
    const rate = median(pairs.map(({ full }) => full.perSecond))
    const result = {
      bench: 'pipeline',
      gitlabMs: latency,
      ratio: round3(median(throughs)),
      lowest: round3(Math.min(...throughs)),
      highest: round3(Math.max(...throughs)),
      perSecond: Math.round(median(rates)),
      idlePerSecond: Math.round(median(idleRates)),
      drained: {
        ratio: round3(median(ratios)),
        lowest: round3(Math.min(...ratios)),
        highest: round3(Math.max(...ratios)),
        perSecond: Math.round(rate),
        idlePerSecond: Math.round(median(pairs.map((pair) => pair.idle.perSecond))),
      },
      micros: pairs.at(-1)?.full.micros,
      stealPercent: round3(Math.max(...pairs.flatMap((pair) => [pair.idle.stealPercent, pair.full.stealPercent]))),
    }
    const steady =
      steadySeconds > 0 ? await measureLatency({ ...pipeline, perSecond: rate / 2, seconds: steadySeconds }) : undefined
    if (steady)
      console.log(
        `GitLab ${latency} ms, ${Math.round(steady.perSecond)} hooks/s: hook to verdict ` +
          `p50 ${steady.p50.toFixed(0)} ms, p99 ${steady.p99.toFixed(0)} ms`,
      )
    console.log(JSON.stringify({ ...result, ...(steady && { steady }) }))
  }
}

function say({ idle, full }: { idle: Drained; full: Drained }): string {
  const { worker, double, postgres, redis } = full.micros
  return (
    `${Math.round(full.perSecond)} items/s (CPU each: worker ${worker} µs, Postgres ${postgres}, Redis ${redis}, double ${double}) ` +
    `beside ${Math.round(idle.perSecond)} idle jobs/s (worker ${idle.micros.worker} µs, Redis ${idle.micros.redis}): ` +
    `${(full.perSecond / idle.perSecond).toFixed(3)}, steal ${Math.max(full.stealPercent, idle.stealPercent).toFixed(1)} %`
  )
}

const round3 = (value: number): number => Math.round(value * 1000) / 1000

try {
  await run()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  for (const step of cleanups.splice(0).reverse())
    await step().catch((error: Error) => console.error(`cleaning up: ${error.message}`))
  process.exit()
}
