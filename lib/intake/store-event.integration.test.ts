import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { expect, test } from 'vitest'
import { makePool } from '../db/pool'
import { withTestDatabase } from '../testing/with-test-database'
import { startHookServer } from './testing/hook-server'
import { postHook } from './testing/post-hook'

const database = withTestDatabase()

test('while connections to Postgres are killed again and again, every 202 has its row', async () => {
  const application = `intake-${randomUUID()}`
  const victim = makePool(`${database().url}?application_name=${application}`, 4)
  const server = await startHookServer({ pool: victim, maxBytes: 4096 })
  const run = randomUUID()
  const accepted: string[] = []
  let sent = 0
  let killed = 0
  const kill = async (): Promise<void> => {
    const result = await database().pool.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1',
      [application],
    )
    killed += result.rowCount ?? 0
  }
  const sendSome = async (): Promise<void> => {
    while (sent < 1_000 || killed < 5) {
      const key = `${run}-${sent++}`
      const answer = await postHook({ url: server.url, body: '{}', headers: { 'idempotency-key': key } })
      if (answer.status === 202) accepted.push(`${answer.event} id:${key}`)
      else expect(answer.status).toBe(503)
      if (sent % 50 === 0) await kill()
    }
  }
  await Promise.all(Array.from({ length: 20 }, sendSome))
  await server.close()
  await victim.end()

  const rows = await database().prisma.event.findMany({ where: { dedupeKey: { startsWith: `id:${run}` } } })
  const stored = new Set(rows.map((row) => `${row.id} ${row.dedupeKey}`))
  expect(killed).toBeGreaterThanOrEqual(5)
  expect(rows.length).toBeGreaterThanOrEqual(accepted.length)
  expect(accepted.filter((entry) => !stored.has(entry))).toEqual([])
  // Killed connections are tried again within the patience of GitLab, which wouldn't send the hook a second time.
  expect(accepted.length).toBe(sent)
})

test('without Postgres nothing is accepted, and the sender is told when to come back', async () => {
  const nowhere = new pg.Pool({
    connectionString: 'postgresql://nobody@127.0.0.1:1/none',
    connectionTimeoutMillis: 1_000,
  })
  const server = await startHookServer({ pool: nowhere, maxBytes: 4096, patienceMs: 0 })
  const answer = await postHook({ url: server.url, body: '{}' })
  expect(answer).toMatchObject({ status: 503, event: undefined, headers: { 'retry-after': '5' } })
  expect(answer.message).not.toMatch(/127\.0\.0\.1|ECONNREFUSED|nobody/)
  const large = await postHook({ url: server.url, body: Buffer.alloc(5000, 0x20) })
  expect(large.status).toBe(503)
  expect(server.intake.refusals()).toEqual({ unavailable: 2 })
  expect(server.stored).toEqual([])
  await server.close()
  await nowhere.end()
})

test('a database that is slow to answer is waited for, but not for ever', async () => {
  const options = { pool: database().pool, maxBytes: 4096 }
  const patient = await startHookServer(options)
  const hasty = await startHookServer({ ...options, patienceMs: 300 })
  const blocker = await database().pool.connect()
  await blocker.query('BEGIN; LOCK TABLE event IN EXCLUSIVE MODE')
  const headers = { 'idempotency-key': randomUUID() }
  const later = postHook({ url: patient.url, body: '{}', headers })
  expect((await postHook({ url: hasty.url, body: '{}', headers })).status).toBe(503)
  await blocker.query('ROLLBACK')
  blocker.release()
  const accepted = await later
  expect(accepted.status).toBe(202)
  expect(await postHook({ url: hasty.url, body: '{}', headers })).toMatchObject({ status: 202, event: accepted.event })
  await patient.close()
  await hasty.close()
})
