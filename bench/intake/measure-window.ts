import autocannon from 'autocannon'
import type { Pool } from 'pg'
import { cpuSecondsOf, machineCpu, stealPercent } from '../support/cpu'
import type { Subject } from './subjects'

export type Window = {
  perSecond: number
  /** CPU seconds of the server and its children, per second of the window: near 1, the server is what limits. */
  serverBusy: number
  serverMicros: number
  postgresMicros: number
  /** Milliseconds. */
  p50: number
  p99: number
  stealPercent: number
}

type MeasureWindowOptions = {
  subject: Subject
  pool: Pool
  /** How many hooks to send; all of them are waited for, so that the count can be exact. */
  amount: number
  connections: number
  /** `[<id>]` in it becomes unique for each hook. */
  body: string
  secret: string
}

/** @throws Error when not each hook was accepted, or when accepted hooks and stored rows differ by even one */
export async function measureWindow(options: MeasureWindowOptions): Promise<Window> {
  const { subject, pool, amount, connections, body, secret } = options
  await pool.query('TRUNCATE event CASCADE')
  const postgresBefore = await backendCpu(pool)
  const machineBefore = machineCpu()
  const serverBefore = cpuSecondsOf([subject.pid])
  const { result, seconds } = await sendAll({ url: subject.url, amount, connections, body, secret })
  const server = cpuSecondsOf([subject.pid]) - serverBefore
  const postgresAfter = await backendCpu(pool)
  // A connection made within the window began at nothing.
  const postgres = [...postgresAfter].reduce((sum, [pid, used]) => sum + used - (postgresBefore.get(pid) ?? 0), 0)
  const steal = stealPercent(machineBefore, machineCpu())
  const rows = await countRows(pool)
  const expected = subject.storesRows ? result['2xx'] : 0
  if (result['2xx'] !== amount || rows !== expected)
    throw new Error(`${subject.name}: ${amount} hooks sent, ${result['2xx']} accepted, ${rows} rows stored`)
  return {
    perSecond: amount / seconds,
    serverBusy: server / seconds,
    serverMicros: (server / amount) * 1e6,
    postgresMicros: (postgres / amount) * 1e6,
    p50: result.latency.p50,
    p99: result.latency.p99,
    stealPercent: steal,
  }
}

async function countRows(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ count: number }>('SELECT count(*)::int AS count FROM event')
  return rows[0]?.count ?? 0
}

type SendAllOptions = Pick<MeasureWindowOptions, 'amount' | 'connections' | 'body' | 'secret'> & { url: string }

/** Timed to the last answer: autocannon itself looks only once a second whether it is done. */
async function sendAll(options: SendAllOptions): Promise<{ result: autocannon.Result; seconds: number }> {
  const { url, amount, connections, body, secret } = options
  const headers = {
    'content-type': 'application/json',
    'x-gitlab-event': 'Issue Hook',
    'x-gitlab-token': secret,
    'idempotency-key': '[<id>]',
    'user-agent': 'GitLab/18.5.0',
  }
  const target = `${url}/api/hooks/gitlab`
  const started = performance.now()
  let lastAnswer = started
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const load = autocannon(
      { url: target, method: 'POST', headers, body, idReplacement: true, amount, connections, timeout: 30 },
      (error: unknown, value) => (error ? reject(error) : resolve(value)),
    )
    load.on('response', () => {
      lastAnswer = performance.now()
    })
  })
  return { result, seconds: (lastAnswer - started) / 1000 }
}

/** CPU seconds of each of the database's connections. */
async function backendCpu(pool: Pool): Promise<Map<number, number>> {
  const sql = 'SELECT pid FROM pg_stat_activity WHERE datname = current_database()'
  const { rows } = await pool.query<{ pid: number }>(sql)
  return new Map(rows.map(({ pid }) => [pid, cpuSecondsOf([pid])]))
}
