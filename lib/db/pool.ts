import pg from 'pg'
import { env } from '../env'

let shared: pg.Pool | undefined

/** The pool under the hot statements (docs/architecture.md says which); everything else goes through Prisma. */
export function pool(): pg.Pool {
  shared ??= makePool(env().DATABASE_URL, env().DATABASE_POOL)
  return shared
}

/** One plan for good, nested loops over indexes only: with stale statistics anything else may read whole tables. */
const quickOptions = [
  'jit=off',
  'plan_cache_mode=force_generic_plan',
  'enable_seqscan=off',
  'enable_bitmapscan=off',
  'enable_hashjoin=off',
  'enable_mergejoin=off',
]
  .map((setting) => `-c ${setting}`)
  .join(' ')

type PoolOptions = {
  /**
   * For work that can be done again: a commit doesn't wait for the disk, and statements are pipelined. What a crash of Postgres
   * may take back is the last second, never a part of it.
   */
  hurried?: boolean
  /** Statements are sent without waiting for the answer to the one before: a transaction is one round trip. */
  pipelined?: boolean
  /**
   * For what is of no use after a moment: whatever takes longer is given up, and no time goes into planning, compiling or
   * connecting again after a quiet minute.
   */
  quick?: boolean
  /** Longer than Postgres itself lets a statement run. */
  answerWithinMs?: number
}

/** @param max connections; all processes' pools together must stay below Postgres's max_connections */
export function makePool(connectionString: string, max: number, options: PoolOptions = {}): pg.Pool {
  const { hurried = false, pipelined = hurried, quick = false, answerWithinMs = quick ? 1_000 : 40_000 } = options
  const made = new pg.Pool({
    connectionString,
    max,
    connectionTimeoutMillis: quick ? 1_000 : 5_000,
    statement_timeout: quick ? 500 : 30_000,
    idle_in_transaction_session_timeout: 30_000,
    // A Postgres that vanished without a word (its machine, or a firewall between) would hold the batch that waits for its
    // answer, and with it every other event, for a quarter of an hour or for ever.
    query_timeout: answerWithinMs,
    ...(pipelined && { pipeline: true }),
    ...(hurried && { options: '-c synchronous_commit=off' }),
    ...(quick && {
      keepAlive: true,
      idleTimeoutMillis: 0,
      options: quickOptions,
    }),
  })
  // An idle connection that Postgres closes (a restart) would otherwise end the process; the next query reconnects.
  made.on('error', () => undefined)
  // The same for one that is in a transaction but between two statements: its next statement fails, which is enough.
  made.on('connect', (client) => client.on('error', () => undefined))
  return made
}

export async function closePool(): Promise<void> {
  await shared?.end()
  shared = undefined
}
