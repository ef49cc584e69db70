import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import type { Pool } from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { withTestDatabase } from '../testing/with-test-database'
import { inTransaction } from './in-transaction'
import { makePool } from './pool'
import { isDatabaseOutage } from './sql-state'

const database = withTestDatabase()
const one = { text: 'SELECT 1 AS one' }

/** Stands between us and Postgres; once cut, what is sent vanishes, and no end of a connection is ever told. */
async function networkTo(databaseUrl: string) {
  const target = new URL(databaseUrl)
  const { port, hostname } = target
  let cut = false
  const sockets: Socket[] = []
  const server = createServer((near) => {
    const far = connect(Number(port), hostname)
    sockets.push(near, far)
    for (const socket of [near, far]) socket.on('error', () => undefined)
    near.on('data', (bytes) => cut || far.write(bytes))
    far.on('data', (bytes) => cut || near.write(bytes))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  target.port = String((server.address() as AddressInfo).port)
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return {
    url: target.href,
    cut: () => {
      cut = true
    },
    mend: () => {
      cut = false
    },
  }
}

test.each([
  { name: 'at once', hurried: true, run: (pool: Pool) => inTransaction(pool, [one, one]) },
  { name: 'one by one', hurried: false, run: (pool: Pool) => inTransaction(pool, [one, one]) },
  { name: 'a single one', hurried: true, run: (pool: Pool) => pool.query(one) },
])(
  'a connection that died without a word fails what was sent, and is not used again ($name)',
  async ({ hurried, run }) => {
    const network = await networkTo(database().url)
    const pool = makePool(network.url, 1, { hurried, answerWithinMs: 300 })
    onTestFinished(() => pool.end())
    await pool.query(one)
    network.cut()
    await expect(run(pool)).rejects.toSatisfy(isDatabaseOutage)
    network.mend()
    expect((await pool.query('SELECT 2 AS two')).rows).toEqual([{ two: 2 }])
  },
)
