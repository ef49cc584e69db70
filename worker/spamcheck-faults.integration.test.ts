import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readFrames } from '@/lib/spamcheck/spill-frame'
import { type AskingGitLab, askingGitLab } from './spamcheck/testing/asking-gitlab'
import { withOwnPostgres, withOwnRedis } from './testing/own-servers'
import { withPipeline } from './testing/pipeline-setting'
import type { WorkerProcess } from './testing/worker-process'

const postgres = withOwnPostgres()
const redis = withOwnRedis()
const setting = withPipeline()
const key = 'a-key-for-tests'
const patience = { timeout: 40_000, interval: 100 }

let dir = ''
let gitlab: AskingGitLab | undefined
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'spamcheck-'))
})
afterEach(async () => {
  gitlab?.close()
  await rm(dir, { recursive: true, force: true })
})

const startDoor = (): Promise<WorkerProcess> =>
  setting.worker({
    SPAMCHECK_PORT: '0',
    SPAMCHECK_HTTP_PORT: '0',
    SPAMCHECK_KEYS: key,
    SPAMCHECK_SPILL_DIR: join(dir, 'spill'),
  })

async function gitlabOf(worker: WorkerProcess): Promise<AskingGitLab> {
  const port = () => Number(/"grpc":\{"host":"[^"]*","port":(\d+)/.exec(worker.output())?.[1] ?? 0)
  await expect.poll(port, patience).toBeGreaterThan(0)
  gitlab = askingGitLab({ port: port(), key })
  return gitlab
}

/** Of what was answered as evaluated: how many are stored once, and how often more than that. */
async function stored({ ledger }: AskingGitLab): Promise<{ once: number; more: number }> {
  const { rows } = await setting.database().pool.query<{ once: number; more: number }>(
    `SELECT count(*) FILTER (WHERE n = 1)::int AS once, count(*) FILTER (WHERE n > 1)::int AS more
       FROM (SELECT count(*) AS n FROM spamcheck_call WHERE correlation_id = ANY($1) GROUP BY correlation_id) call`,
    [[...ledger]],
  )
  return rows[0] ?? { once: -1, more: -1 }
}

/** Of what was answered as evaluated: how many no spill file holds. */
async function notOnDisk({ ledger }: AskingGitLab): Promise<number> {
  const missing = new Set(ledger)
  for (const name of await readdir(join(dir, 'spill')).catch(() => []))
    for (const { call } of readFrames(await readFile(join(dir, 'spill', name))).calls)
      missing.delete(JSON.parse(call.toString()).correlation_id)
  return missing.size
}

/** Every flagged text has one item that waits, and nothing is left over from half a transaction. */
async function oddities(): Promise<unknown[]> {
  const { rows } = await setting.database().pool.query(
    `SELECT call.id FROM spamcheck_call call LEFT JOIN item ON item.id = call.item_id
      WHERE call.route = 'REVIEW' AND (item.asked_key IS DISTINCT FROM call.text_key OR item.review_state <> 'PENDING')
     UNION ALL
     SELECT item.id FROM item LEFT JOIN verdict ON verdict.version_id = item.version_id
      WHERE item.asked_key IS NOT NULL AND verdict.id IS NULL`,
  )
  return rows
}

test('Postgres and Redis stopped in mid-load: every call is answered, and all that was evaluated is stored once', async () => {
  const worker = await startDoor()
  const asking = await gitlabOf(worker)
  asking.load(8)
  await expect.poll(async () => (await stored(asking)).once, patience).toBeGreaterThan(50)

  await Promise.all([postgres().kill(), redis().stop()])
  const before = asking.answers()
  await expect.poll(() => readdir(join(dir, 'spill')), patience).not.toEqual([])
  await expect.poll(asking.answers, patience).toBeGreaterThan(before + 200)
  await postgres().start()
  await redis().start()
  const after = asking.answers()
  await expect.poll(asking.answers, patience).toBeGreaterThan(after + 200)
  await asking.rest()

  expect(asking.ledger.size).toBe(asking.answers())
  await expect.poll(() => stored(asking), patience).toEqual({ once: asking.ledger.size, more: 0 })
  await expect.poll(() => readdir(join(dir, 'spill')), patience).toEqual([])
  expect(await oddities()).toEqual([])
  expect(await worker.stop()).toBe(0)
}, 180_000)

test('a worker killed in an outage leaves what it answered on disk, and the next one stores it', async () => {
  const worker = await startDoor()
  const asking = await gitlabOf(worker)
  await postgres().kill()
  asking.load(4)
  await expect.poll(asking.answers, patience).toBeGreaterThan(300)
  await asking.rest()
  await expect.poll(() => notOnDisk(asking), patience).toBe(0)
  await worker.stop('SIGKILL')
  await postgres().start()
  await startDoor()
  await expect.poll(() => stored(asking), patience).toEqual({ once: asking.ledger.size, more: 0 })
  expect(asking.ledger.size).toBeGreaterThan(300)
  expect(await oddities()).toEqual([])
}, 180_000)

test('a worker that is stopped in an outage leaves everything on disk', async () => {
  const worker = await startDoor()
  const asking = await gitlabOf(worker)
  await postgres().stop()
  asking.load(4)
  await expect.poll(asking.answers, patience).toBeGreaterThan(100)
  await asking.rest()
  await worker.stop()
  expect(await notOnDisk(asking)).toBe(0)
  await postgres().start()
  await startDoor()
  await expect.poll(() => stored(asking), patience).toEqual({ once: asking.ledger.size, more: 0 })
}, 180_000)

test('a database that is stuck holds up no answer, and what it had in hand is stored once', async () => {
  const worker = await startDoor()
  const asking = await gitlabOf(worker)
  const holder = await setting.database().pool.connect()
  await holder.query('BEGIN; LOCK TABLE spamcheck_call IN ACCESS EXCLUSIVE MODE')
  asking.load(4)
  await expect.poll(asking.answers, patience).toBeGreaterThan(200)
  await asking.rest()
  await expect.poll(() => notOnDisk(asking), patience).toBe(0)
  await holder.query('COMMIT')
  holder.release()
  await expect.poll(() => stored(asking), patience).toEqual({ once: asking.ledger.size, more: 0 })
  expect(await oddities()).toEqual([])
}, 180_000)
