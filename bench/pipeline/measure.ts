import type { Queue } from 'bullmq'
import type { Pool } from 'pg'
import type { AskableChild } from '../support/ask-child'
import { cpuSecondsOf, machineCpu, stealPercent } from '../support/cpu'
import type { Hook } from './double-process'
import { databaseTime, lastEnd, latencies, percentile, waitForEnd } from './read-results'
import type { Sender } from './send-hooks'

/** CPU time of one item, by process, in millionths of a second. */
export type Micros = { worker: number; double: number; postgres: number; redis: number }
export type Drained = { perSecond: number; micros: Micros; stealPercent: number }

type PipelineOptions = {
  pool: Pool
  double: AskableChild
  worker: { pid: number }
  sender: Sender
  /** The worker's own queue, to hold it back while the backlog builds up. */
  queue: Queue
  redisPids: number[]
}

/** A backlog of acknowledged hooks, drained by the worker that waits for it. @throws Error unless each got its verdict */
export async function drainBacklog(options: PipelineOptions & { items: number }): Promise<Drained> {
  const { pool, double, worker, sender, queue, items } = options
  const hooks = await double.ask<Hook[]>({ make: items })
  await queue.pause()
  const ids = await sender.sendAll(hooks)
  const pids = { worker: [worker.pid], double: [double.pid], postgres: await backends(pool), redis: options.redisPids }
  const before = cpuOf(pids)
  const machine = machineCpu()
  const begun = await databaseTime(pool)
  await queue.resume()
  await waitForEnd(pool, ids)
  const seconds = ((await lastEnd(pool, ids)) - begun) / 1000
  return {
    perSecond: ids.length / seconds,
    micros: microsOf(before, cpuOf(pids), ids.length),
    stealPercent: stealPercent(machine, machineCpu()),
  }
}

type Pids = Record<keyof Micros, number[]>

async function backends(pool: Pool): Promise<number[]> {
  const { rows } = await pool.query<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend'`,
  )
  return rows.map(({ pid }) => pid)
}

function cpuOf(pids: Pids): Micros {
  const of = (name: keyof Micros): number => cpuSecondsOf(pids[name])
  return { worker: of('worker'), double: of('double'), postgres: of('postgres'), redis: of('redis') }
}

function microsOf(before: Micros, after: Micros, items: number): Micros {
  const of = (name: keyof Micros): number => Math.round(((after[name] - before[name]) / items) * 1e6)
  return { worker: of('worker'), double: of('double'), postgres: of('postgres'), redis: of('redis') }
}

/** The same number of jobs that do nothing. */
export async function drainIdle(idle: AskableChild, jobs: number, redisPids: number[]): Promise<Drained> {
  await idle.ask({ fill: jobs })
  const pids = { worker: [idle.pid], double: [], postgres: [], redis: redisPids }
  const before = cpuOf(pids)
  const machine = machineCpu()
  const { seconds } = await idle.ask<{ seconds: number }>({ drain: true })
  return {
    perSecond: jobs / seconds,
    micros: microsOf(before, cpuOf(pids), jobs),
    stealPercent: stealPercent(machine, machineCpu()),
  }
}

export type Through = { perSecond: number; stealPercent: number }

/** From the first hook sent to the last verdict stored: intake, queue and worker all at work at once. */
export async function sendThrough(options: PipelineOptions & { items: number }): Promise<Through> {
  const { pool, double, sender, items } = options
  const hooks = await double.ask<Hook[]>({ make: items })
  const machine = machineCpu()
  const begun = await databaseTime(pool)
  const ids = await sender.sendAll(hooks)
  await waitForEnd(pool, ids)
  const seconds = ((await lastEnd(pool, ids)) - begun) / 1000
  return { perSecond: ids.length / seconds, stealPercent: stealPercent(machine, machineCpu()) }
}

/** From the first job added to the last one done, added by the same process as hooks are, 200 at a time. */
export async function sendIdleThrough(idle: AskableChild, queue: Queue, jobs: number): Promise<Through> {
  await idle.ask({ expect: jobs })
  const machine = machineCpu()
  const begun = performance.now()
  for (let from = 0; from < jobs; from += 200) {
    const ids = Array.from({ length: Math.min(200, jobs - from) }, (_, index) => from + index)
    await queue.addBulk(
      ids.map((id) => ({ name: 'idle', data: { eventId: String(id) }, opts: { jobId: `idle-${id}` } })),
    )
  }
  await idle.ask({ finished: true })
  const seconds = (performance.now() - begun) / 1000
  return { perSecond: jobs / seconds, stealPercent: stealPercent(machine, machineCpu()) }
}

export type Latency = { perSecond: number; p50: number; p99: number; stealPercent: number }

/** Hooks at a steady rate: milliseconds from sending one to the commit of its verdict. */
export async function measureLatency(
  options: PipelineOptions & { perSecond: number; seconds: number },
): Promise<Latency> {
  const { pool, double, sender, perSecond, seconds } = options
  const hooks = await double.ask<Hook[]>({ make: Math.ceil(perSecond * seconds) })
  const machine = machineCpu()
  const sentAt = await sender.sendSteadily(hooks, perSecond)
  await waitForEnd(pool, [...sentAt.keys()])
  const sorted = await latencies(pool, sentAt)
  return {
    perSecond,
    p50: percentile(sorted, 0.5),
    p99: percentile(sorted, 0.99),
    stealPercent: stealPercent(machine, machineCpu()),
  }
}
