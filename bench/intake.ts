import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { hookBodies } from './intake/hook-bodies'
import { measureWindow } from './intake/measure-window'
import { type Measured, printRows, rowsOf } from './intake/report'
import { type Subject, type SubjectName, startSubject, subjectNames, whyNot } from './intake/subjects'
import { createBenchDatabase } from './support/bench-database'
import { pinLoadToSecondCore } from './support/child'
import { benchPostgres, benchRedis } from './support/services'

const help = `npm run bench:intake -- [options]
How many hooks a second are accepted and committed, beside a bare node:http server in the same run.
  --via door,server,next   what to measure besides the bare server [all that are built]
  --seconds 5              length of a window
  --rounds 5               windows of each subject, taken in turns
  --connections 64         requests under way at once
  --body project           or issue: a hook of 600 bytes, or of 2 kB
Makes a database of its own on DATABASE_URL's server, or on a server of its own below .data/bench. Everything on loopback.`

const { values } = parseArgs({
  options: {
    via: { type: 'string', default: 'door,server,next' },
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '5' },
    connections: { type: 'string', default: '64' },
    body: { type: 'string', default: 'project' },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  console.log(help)
  process.exit(0)
}

const seconds = Number(values.seconds)
const rounds = Number(values.rounds)
const connections = Number(values.connections)
const body = values.body === 'issue' ? hookBodies.issue : hookBodies.project

function chosenSubjects(): SubjectName[] {
  const asked = values.via.split(',').filter((name) => name !== 'bare')
  const known = asked.filter((name): name is SubjectName => (subjectNames as readonly string[]).includes(name))
  if (known.length !== asked.length) throw new Error(`--via knows ${subjectNames.join(', ')}`)
  return [
    'bare',
    ...known.filter((name) => {
      const reason = whyNot(name)
      if (reason) console.log(`${name}: ${reason}; left out`)
      return !reason
    }),
  ]
}

const secret = randomBytes(12).toString('hex')
const cleanups: (() => Promise<void>)[] = []

async function run(): Promise<void> {
  const names = chosenSubjects()
  const postgres = await benchPostgres()
  cleanups.push(postgres.stop)
  const database = await createBenchDatabase(postgres.url)
  cleanups.push(database.drop)
  const queued = names.includes('server') || names.includes('next')
  const redis = queued ? await benchRedis() : { url: 'redis://127.0.0.1:1', stop: async () => undefined }
  cleanups.push(redis.stop)
  const env = {
    DATABASE_URL: database.url,
    REDIS_URL: redis.url,
    HOOK_SECRETS: secret,
    NEXTAUTH_SECRET: randomBytes(32).toString('hex'),
    LOG_LEVEL: 'error',
  }
  const pinned = pinLoadToSecondCore()
  const subjects: Subject[] = []
  for (const name of names) {
    const subject = await startSubject({ name, env })
    cleanups.push(subject.stop)
    subjects.push(subject)
  }
  const measure = (subject: Subject, amount: number) =>
    measureWindow({ subject, pool: database.pool, amount, connections, body, secret })

  // Warm-up: code is compiled, connections are made, and the amounts follow that fill a window.
  const amounts = new Map<SubjectName, number>()
  for (const subject of subjects) {
    const first = await measure(subject, 500)
    const warm = await measure(subject, Math.ceil(first.perSecond * Math.min(3, seconds)))
    amounts.set(subject.name, Math.max(500, Math.ceil(warm.perSecond * seconds)))
  }
  const measured: Measured = new Map(names.map((name) => [name, []]))
  for (let round = 1; round <= rounds; round++) {
    for (const subject of subjects) {
      const window = await measure(subject, amounts.get(subject.name) ?? 500)
      measured.get(subject.name)?.push(window)
      const rate = `${Math.round(window.perSecond)} hooks/s`
      console.log(
        `round ${round} ${subject.name.padEnd(7)} ${rate.padStart(14)}  steal ${window.stealPercent.toFixed(1)} %`,
      )
    }
  }
  const rows = rowsOf(measured)
  console.log(
    `\n${body.length} bytes, ${connections} connections, ${rounds} rounds of ${seconds} s in turns, medians; ${database.durability}; ${
      pinned ? 'servers pinned to core 0, load to core 1, Postgres to none' : 'nothing pinned'
    }; every accepted hook has its row`,
  )
  printRows(rows)
  console.log(
    JSON.stringify({
      bench: 'intake',
      node: process.version,
      bytes: body.length,
      connections,
      rounds,
      seconds,
      pinned,
      rows,
    }),
  )
}

/** Last in, first out; each gets its turn even where another fails. */
async function cleanUp(): Promise<void> {
  for (const step of cleanups.splice(0).reverse())
    await step().catch((error: Error) => console.error(`cleaning up: ${error.message}`))
}

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void cleanUp().finally(() => process.exit(1)))
try {
  await run()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await cleanUp()
}
