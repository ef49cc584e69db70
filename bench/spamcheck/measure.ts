import type { Pool } from 'pg'
import type { AskableChild } from '../support/ask-child'
import { cpuSecondsOf, machineCpu, stealPercent } from '../support/cpu'
import type { Sent } from './load-process'
import type { Subject } from './subjects'

export type Windows = {
  pool: Pool
  load: AskableChild
  key: string
  spamShare: number
  connections: number
  inFlight: number
  /** Seconds of CPU that the worker uses in a second without calls. */
  idle: number
}

export type Measured = {
  callsPerSecond: number
  /** Microseconds of CPU, user and system, for a call: of the server, and of Postgres for what it stores. */
  server: number
  /** Without what the worker uses anyhow. */
  net: number
  postgres: number
  /** Of the process that asks. */
  caller: number
  stealPercent: number
  sent: Sent
}

/** Numbers of questions that were asked, so that none is asked twice of the door. */
let asked = 0
/** Calls that the door has answered, each of which must be stored; the first was the one that found it open. */
let answered = 1

/** A window with so many calls under way at once; for the door it ends when the last of them is stored. */
export async function measureClosed(options: Windows, subject: Subject, calls: number): Promise<Measured> {
  const { load, connections, inFlight } = options
  await prepare(options, calls)
  return measure(options, subject, () => load.ask<Sent>({ closed: { port: subject.port, connections, inFlight } }))
}

/** A window at a fixed rate. */
export async function measureSteady(
  options: Windows,
  subject: Subject,
  perSecond: number,
  seconds: number,
): Promise<Measured> {
  const { load, connections } = options
  await prepare(options, Math.ceil(perSecond * seconds))
  return measure(options, subject, () => load.ask<Sent>({ steady: { port: subject.port, connections, perSecond } }))
}

async function prepare({ load, key, spamShare }: Windows, count: number): Promise<void> {
  await load.ask({ prepare: { first: asked, count, key, spamShare } })
  asked += count
}

async function measure({ pool, load, idle }: Windows, subject: Subject, send: () => Promise<Sent>): Promise<Measured> {
  const backends = subject.name === 'door' ? await postgresPids(pool) : []
  const machine = machineCpu()
  const begun = performance.now()
  const [server, caller] = [cpuSecondsOf([subject.pid]), cpuSecondsOf([load.pid])]
  const postgres = new Map(backends.map((pid) => [pid, cpuSecondsOf([pid])]))
  const sent = await send()
  const asking = cpuSecondsOf([load.pid]) - caller
  if (sent.unanswered > 0 || sent.evaluated !== sent.calls)
    throw new Error(
      `${subject.name}: of ${sent.calls} calls ${sent.unanswered} had no answer, ${sent.evaluated} counted`,
    )
  if (subject.name === 'door') await waitUntilStored(pool, sent.calls)
  const seconds = (performance.now() - begun) / 1000
  const used = cpuSecondsOf([subject.pid]) - server
  const own = subject.name === 'door' ? Math.max(0, used - idle * seconds) : used
  return {
    callsPerSecond: sent.calls / sent.seconds,
    server: (used / sent.calls) * 1e6,
    net: (own / sent.calls) * 1e6,
    postgres: (sinceThen(postgres) / sent.calls) * 1e6,
    caller: (asking / sent.calls) * 1e6,
    stealPercent: stealPercent(machine, machineCpu()),
    sent,
  }
}

/** What each has used since; one that has ended meanwhile took what it used with it. */
function sinceThen(before: ReadonlyMap<number, number>): number {
  return [...before].reduce((sum, [pid, seconds]) => sum + Math.max(0, cpuSecondsOf([pid]) - seconds), 0)
}

async function postgresPids(pool: Pool): Promise<number[]> {
  const { rows } = await pool.query<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
  )
  return rows.map(({ pid }) => pid)
}

/** @throws Error when something that was answered isn't stored within a minute */
async function waitUntilStored(pool: Pool, calls: number): Promise<void> {
  answered += calls
  const deadline = performance.now() + 60_000
  for (;;) {
    const { rows } = await pool.query<{ n: number }>('SELECT count(*)::int AS n FROM spamcheck_call')
    const stored = rows[0]?.n ?? 0
    if (stored === answered) return
    if (performance.now() > deadline) throw new Error(`${answered} calls were answered, and ${stored} are stored.`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** Seconds of CPU that a process uses in a second when nobody asks it anything. */
export async function measureIdle(subject: Subject, seconds: number): Promise<number> {
  const before = cpuSecondsOf([subject.pid])
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000))
  return (cpuSecondsOf([subject.pid]) - before) / seconds
}
