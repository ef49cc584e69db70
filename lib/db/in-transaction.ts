import { Writable } from 'node:stream'
import type { Pool, PoolClient, QueryConfig, QueryResult } from 'pg'

/**
 * Runs the statements in one transaction on one connection, and answers their results in order. Over a pipelined pool
 * (lib/db/pool.ts) all of them are sent at once: one round trip for the whole transaction.
 * @throws what the first failing statement throws; then nothing was changed
 */
export async function inTransaction(pool: Pool, statements: readonly QueryConfig[]): Promise<QueryResult[]> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    return await (sendsAtOnce(client) ? allAtOnce(client, statements) : oneByOne(client, statements))
  } catch (error) {
    // After a failure COMMIT has rolled back already, if it came that far; a connection that can't even do this is not
    // to be used again.
    await client.query('ROLLBACK').catch((failure: Error) => {
      broken = failure
    })
    throw error
  } finally {
    client.release(broken)
  }
}

const sendsAtOnce = (client: PoolClient): boolean => 'pipeline' in client && client.pipeline === true

type HasSocket = { connection: { stream: Writable } }
const hasSocket = (client: object): client is HasSocket =>
  'connection' in client &&
  client.connection instanceof Object &&
  'stream' in client.connection &&
  client.connection.stream instanceof Writable

/** The types of pg don't tell of it. */
const socketOf = (client: PoolClient): Writable | undefined =>
  hasSocket(client) ? client.connection.stream : undefined

async function allAtOnce(client: PoolClient, statements: readonly QueryConfig[]): Promise<QueryResult[]> {
  const whole = [{ text: 'BEGIN' }, ...statements, { text: 'COMMIT' }]
  const socket = socketOf(client)
  // Otherwise each statement is a write of its own: a system call, and a packet that wakes Postgres up.
  socket?.cork()
  const sent = whole.map((statement) => client.query(statement))
  socket?.uncork()
  const settled = await Promise.allSettled(sent)
  const results = settled.map((one) => {
    if (one.status === 'rejected') throw one.reason
    return one.value
  })
  return results.slice(1, -1)
}

async function oneByOne(client: PoolClient, statements: readonly QueryConfig[]): Promise<QueryResult[]> {
  await client.query('BEGIN')
  const results: QueryResult[] = []
  for (const statement of statements) results.push(await client.query(statement))
  await client.query('COMMIT')
  return results
}
