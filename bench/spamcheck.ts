import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Measured, measureClosed, measureIdle, measureSteady, type Windows } from './spamcheck/measure'
import { measureParts } from './spamcheck/parts'
import { type Rounds, report } from './spamcheck/report'
import { type Subject, startDoor, startNoop, startPython, whyNoPython } from './spamcheck/subjects'
import { askableChild } from './support/ask-child'
import { createBenchDatabase } from './support/bench-database'
import { pinLoadToSecondCore } from './support/child'
import { benchPostgres, benchRedis } from './support/services'
import { median } from './support/statistics'

const help = `npm run bench:spamcheck -- [options]
The Spamcheck door of the real worker, with Postgres and Redis, settings as they come: CPU time of a call, storing included,
beside a grpc-js server that does nothing, in turns in the same run, of the server alone and with that of grpc-js's own client;
latency at half the rate at which that server is at its limit; and how many calls a second, beside a server of Python's grpcio that does nothing.
  --calls 20000            calls in a window
  --seconds 5              length of a window at half the rate
  --rounds 5               windows of each, taken in turns
  --connections 16         that calls are spread over; GitLab has one for each of its Puma workers
  --in-flight 64           calls under way at once, where as many as possible are made
  --everyday 100           calls a second of a busy instance, at which both ends are measured as well
  --spam 0.05              share of texts that are spam
  --profile DIR            write a CPU profile of the worker there
  --parts                  only what each part of a call costs, in this process, without servers
Makes a database of its own on DATABASE_URL's server, or on a server of its own below .data/bench, and a Redis of its own.
Servers run on the first core, the load on the second, where taskset is to be had. Everything on loopback.`

const { values } = parseArgs({
  options: {
    calls: { type: 'string', default: '20000' },
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '5' },
    connections: { type: 'string', default: '16' },
    'in-flight': { type: 'string', default: '64' },
    everyday: { type: 'string', default: '100' },
    spam: { type: 'string', default: '0.05' },
    profile: { type: 'string' },
    parts: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  console.log(help)
  process.exit(0)
}
const calls = Number(values.calls)
const seconds = Number(values.seconds)
const rounds = Number(values.rounds)
const here = (file: string): string => join(import.meta.dirname, 'spamcheck', file)
const cleanups: (() => Promise<unknown>)[] = []
const started = async (subject: Promise<Subject>): Promise<Subject> => {
  const running = await subject
  cleanups.push(running.stop)
  return running
}

/** What a call costs whoever asks and whoever answers, with grpc-js's own client: at the limit, and as often as instances ask. */
async function measureBothEnds(windows: Windows, { noop, door }: Record<'noop' | 'door', Subject>, measured: Rounds) {
  const everyday = Number(values.everyday)
  for (const [subject, atLimit, often] of [
    [noop, measured.bothNoop, measured.everydayNoop],
    [door, measured.bothDoor, measured.everydayDoor],
  ] as const) {
    const closed = await measureClosed(windows, subject, calls)
    const steady = await measureSteady(windows, subject, everyday, 2 * seconds)
    atLimit.push(closed)
    often.push(steady)
    const say = ({ net, caller }: Measured): string => `${(net + caller).toFixed(0)} µs (server ${net.toFixed(0)})`
    console.log(
      `        ${subject.name.padEnd(6)} both ends: ${say(closed)} a call; at ${everyday} calls/s ${say(steady)}`,
    )
  }
}

/** Both at half of what the bare server can do; and the door at half of what it can do itself, where that is less. */
async function measureLatency(windows: Windows, { noop, door }: Record<'noop' | 'door', Subject>, measured: Rounds) {
  const half = (of: 'noop' | 'door'): number => median(measured[of].map(({ callsPerSecond }) => callsPerSecond)) / 2
  const wanted = [
    ['steadyNoop', noop, half('noop')],
    ['steadyDoor', door, half('door')],
    // A rate that it can't keep up with says nothing about latency.
    ...(half('noop') < 1.8 * half('door') ? [['steadyAtNoop', door, half('noop')] as const] : []),
  ] as const
  for (const [name, subject, rate] of wanted) {
    const window = await measureSteady(windows, subject, rate, seconds)
    measured[name].push(window)
    const { p50, p99, p999, latest } = window.sent
    console.log(
      `        ${subject.name.padEnd(6)} at ${Math.round(rate)} calls/s: p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)}, ` +
        `p99.9 ${p999.toFixed(1)}; sent at most ${latest.toFixed(1)} ms late; CPU a call ${window.net.toFixed(0)} µs`,
    )
  }
}

async function run(): Promise<void> {
  const postgres = await benchPostgres()
  cleanups.push(postgres.stop)
  const database = await createBenchDatabase(postgres.url)
  cleanups.push(database.drop)
  const redis = await benchRedis()
  cleanups.push(redis.stop)
  const double = await askableChild(join(import.meta.dirname, 'pipeline', 'double-process.ts'), {})
  cleanups.push(double.stop)
  const { url, token } = await double.ask<{ url: string; token: string }>({ address: true })
  const services = { DATABASE_URL: database.url, REDIS_URL: redis.url, GITLAB_URL: url, GITLAB_TOKEN: token }
  const key = randomBytes(16).toString('hex')
  const options = { key, services, ...(values.profile && { profile: values.profile }) }
  // Before the load's process is made, which is to stay on the same core.
  const pinned = pinLoadToSecondCore()
  const noop = await started(startNoop(options))
  const door = await started(startDoor(options))
  const reason = whyNoPython()
  if (reason) console.log(`python: ${reason}; left out`)
  const python = reason ? null : await started(startPython(options))
  const load = await askableChild(here('load-process.ts'), {})
  cleanups.push(load.stop)
  const windows: Windows = {
    pool: database.pool,
    load,
    key,
    spamShare: Number(values.spam),
    connections: Number(values.connections),
    inFlight: Number(values['in-flight']),
    idle: 0,
  }
  const grpcLoad = await askableChild(here('load-process.ts'), {}, ['grpc-js'])
  cleanups.push(grpcLoad.stop)
  const subjects = [noop, door, ...(python ? [python] : [])]
  // Until everything is compiled, and Postgres knows how large its tables are.
  for (const subject of subjects) await measureClosed(windows, subject, 2 * calls)
  await measureClosed({ ...windows, load: grpcLoad }, noop, calls)
  await database.pool.query('ANALYZE')
  windows.idle = await measureIdle(door, 10)
  console.log(
    `${rounds} rounds of ${calls} calls in turns, ${windows.connections} connections, ${windows.inFlight} calls at once, ` +
      `${pinned ? 'servers on core 0, load on core 1, Postgres on neither' : 'nothing pinned'}; ${database.durability}\n` +
      `an idle worker uses ${(windows.idle * 1000).toFixed(1)} ms of CPU a second, which is subtracted`,
  )
  const measured: Rounds = {
    ...{ noop: [], door: [], python: [], steadyNoop: [], steadyDoor: [], steadyAtNoop: [] },
    ...{ bothNoop: [], bothDoor: [], everydayNoop: [], everydayDoor: [] },
  }
  for (let round = 1; round <= rounds; round++) {
    for (const subject of subjects) {
      const window = await measureClosed(windows, subject, calls)
      measured[subject.name].push(window)
      console.log(
        `round ${round} ${subject.name.padEnd(6)} ${Math.round(window.callsPerSecond)} calls/s, CPU a call ${window.server.toFixed(0)} µs` +
          `${subject === door ? ` (${window.net.toFixed(0)} without the idle part; Postgres ${window.postgres.toFixed(0)}; ${window.sent.held} of ${window.sent.calls} held)` : ''}, steal ${window.stealPercent.toFixed(1)} %`,
      )
    }
    await measureLatency(windows, { noop, door }, measured)
    await measureBothEnds({ ...windows, load: grpcLoad }, { noop, door }, measured)
  }
  report({ measured, idle: windows.idle, pinned })
}

/** Last in, first out; each gets its turn even where another fails. */
async function cleanUp(): Promise<void> {
  for (const step of cleanups.splice(0).reverse())
    await step().catch((error: Error) => console.error(`cleaning up: ${error.message}`))
}

setTimeout(() => {
  console.error('It took more than half an hour and was ended.')
  void cleanUp().finally(() => process.exit(1))
}, 1_800_000).unref()
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void cleanUp().finally(() => process.exit(1)))
try {
  if (values.parts) await measureParts({ calls: 3_000, spamShare: Number(values.spam), rounds: 2 * rounds })
  else await run()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await cleanUp()
}
