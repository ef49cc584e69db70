import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createBenchDatabase } from './support/bench-database'
import { benchPostgres, benchRedis } from './support/services'

const help = `npm run bench:pipeline -- [options]
How many hooks a second go all the way with one worker, from being sent to a stored verdict, beside BullMQ jobs that do
nothing, from being added to being done, in turns in the same run on the same Redis at the same concurrency ("sent and done
at once"); and the same for a backlog that lies there already ("drained"). GitLab's double, the worker and the sender are
processes of their own. Of ten items five are accounts, three issues, two projects with a README.
  --items 5000             hooks in a window
  --rounds 5               windows of each, taken in turns
  --latency 0,50           milliseconds that GitLab takes to answer
  --concurrency 400        events under way at once, and connections to GitLab
  --steady 5               seconds of the steady phase, at half the drained rate (0: leave it out)
  --profile DIR            write a CPU profile of the worker there
Makes a database of its own on DATABASE_URL's server, or on a server of its own below .data/bench, and a Redis of its own.`

if (process.argv.includes('--help')) {
  console.log(help)
  process.exit(0)
}

const cleanups: (() => Promise<void>)[] = []
try {
  const postgres = await benchPostgres()
  cleanups.push(postgres.stop)
  const database = await createBenchDatabase(postgres.url)
  cleanups.push(database.drop)
  const redis = await benchRedis()
  cleanups.push(redis.stop)
  console.log(`Postgres: ${database.durability}; Redis: append-only file, synced every second`)
  const args = ['--import', 'tsx', join(import.meta.dirname, 'pipeline', 'run.ts'), ...process.argv.slice(2)]
  const run = spawn(process.execPath, args, {
    env: {
      NODE_ENV: 'production',
      LOG_LEVEL: 'error',
      PATH: '/usr/local/bin:/usr/bin:/bin',
      DATABASE_URL: database.url,
      REDIS_URL: redis.url,
    },
    stdio: 'inherit',
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => run.kill(signal))
  const [code] = await once(run, 'exit')
  process.exitCode = code ?? 1
} finally {
  for (const step of cleanups.splice(0).reverse())
    await step().catch((error: Error) => console.error(`cleaning up: ${error.message}`))
}
