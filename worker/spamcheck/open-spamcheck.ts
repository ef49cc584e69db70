import type { Pool } from 'pg'
import { makePool } from '@/lib/db/pool'
import { env } from '@/lib/env'
import { log, openLogLines } from '@/lib/log'
import type { Metrics } from '@/lib/metrics'
import type { ModelHolder } from '@/lib/model/model-holder'
import { type CallBuffer, createCallBuffer } from '@/lib/spamcheck/call-buffer'
import { createDoorState } from '@/lib/spamcheck/door-state'
import type { DoorStatus } from '@/lib/spamcheck/door-status'
import { createKnownAuthors } from '@/lib/spamcheck/known-authors'
import { openDoor } from '@/lib/spamcheck/open-door'
import { hasSpilled } from '@/lib/spamcheck/spill'
import { createStandings } from '@/lib/spamcheck/standings'
import { storeCalls } from '@/lib/spamcheck/store-calls'
import { waitingCall } from '@/lib/spamcheck/waiting-call'
import type { Memberships } from '@/lib/trust/check-trust'
import { atMost } from '../at-most'
import { isShut, shutDoor } from './shut-door'
import { startSpamcheck } from './start-spamcheck'

export type Spamcheck = {
  status: () => DoorStatus
  /** Settings or lists have changed. */
  refresh: () => void
  /** Brings the gauges up to date. */
  measure: () => void
  /** Answers what is under way, lets nobody in any more, and stores what was answered. */
  stop: () => Promise<void>
}

type OpenSpamcheckOptions = {
  models: ModelHolder
  memberships: Memberships
  metrics: Metrics
}

/** Connections of the door's own to Postgres: to look authors up, and to store what was answered. */
const connections = 2
/** The door opens without settings then, and answers NOOP until the database has said what they are. */
const mostWaitMs = 3_000

/**
 * Puts the Spamcheck door together: what judges, what keeps, and what listens. What it needs of the database is in memory
 * before the first call, unless the database doesn't answer.
 * @throws Error when a port is taken, or the TLS files can't be used
 */
export async function openSpamcheck({ models, memberships, metrics }: OpenSpamcheckOptions): Promise<Spamcheck> {
  if (isShut(env())) return staysShut(metrics)
  const { DATABASE_URL } = env()
  const quick = makePool(DATABASE_URL, connections, { quick: true })
  // Its commits wait for the disk: nobody can ask GitLab for it again.
  const durable = makePool(DATABASE_URL, connections, { pipelined: true })
  const state = createDoorState({ memberships, log })
  const known = createKnownAuthors({ pool: durable, log })
  const standings = createStandings({ pool: quick, known })
  const buffer = openBuffer(durable, metrics)
  const door = openDoor({
    models,
    standings,
    state,
    metrics,
    log,
    lines: openLogLines(),
    keep: (record) => buffer.add(waitingCall(record)),
  })
  const release = async (): Promise<void> => {
    door.settle()
    await Promise.all([buffer.stop(), atMost({ ms: mostWaitMs, work: known.stop() }), standings.stop(), state.stop()])
    await Promise.all([quick.end(), durable.end()])
  }
  await atMost({ ms: mostWaitMs, work: state.refresh() })
  const running = await startSpamcheck({ env: env(), door, buffer, metrics, log }).catch(async (error: unknown) => {
    await release()
    throw error
  })
  return {
    status: running.status,
    refresh: () => void state.refresh(),
    measure: () => {
      const { waiting, spilled, spilledBytes } = buffer.status()
      metrics.spamcheckConnections.set(running.connections())
      metrics.spamcheckBufferWaiting.set(waiting)
      metrics.spamcheckBufferSpilled.set(spilled)
      metrics.spamcheckBufferSpilledBytes.set(spilledBytes)
    },
    stop: async () => {
      await running.stop()
      await release()
    },
  }
}

function openBuffer(pool: Pool, metrics: Metrics): CallBuffer {
  const { SPAMCHECK_SPILL_DIR: dir, SPAMCHECK_SPILL_MB: spillMb } = env()
  return createCallBuffer({
    store: async (calls) => void (await storeCalls({ pool, calls })),
    dir,
    maxSpillBytes: spillMb * 1024 * 1024,
    log,
    metrics: { stored: () => undefined, dropped: (records) => metrics.spamcheckDropped.inc(records) },
  })
}

/** What was answered while the door was open may still wait on disk: it is stored, and its text forgotten in time. */
async function staysShut(metrics: Metrics): Promise<Spamcheck> {
  const status = shutDoor(log)
  const shut = { status: () => status, refresh: () => undefined, measure: () => undefined, stop: async () => undefined }
  if (!(await hasSpilled(env().SPAMCHECK_SPILL_DIR))) return shut
  const pool = makePool(env().DATABASE_URL, 1, { pipelined: true })
  const buffer = openBuffer(pool, metrics)
  return {
    ...shut,
    status: () => ({ ...status, buffer: buffer.status() }),
    stop: async () => {
      await buffer.stop()
      await pool.end()
    },
  }
}
