import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { setEnvForTests } from '@/lib/env'
import { log } from '@/lib/log'
import { createMetrics } from '@/lib/metrics'
import { waiting } from '@/lib/spamcheck/call-record.fixture'
import { openSpill } from '@/lib/spamcheck/spill'
import { withTestDatabase } from '@/lib/testing/with-test-database'
import type { Memberships } from '@/lib/trust/check-trust'
import { openModels } from '../open-models'
import { openSpamcheck } from './open-spamcheck'
import { call } from './testing/call'
import { testKey } from './testing/with-server'

const database = withTestDatabase()
const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

const memberships: Memberships = {
  groupsOf: async () => new Map(),
  groupIdsFor: async () => new Set(),
  confirmsAddresses: async () => true,
}

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'spamcheck-open-'))
  closers.push(async () => rmSync(dir, { recursive: true, force: true }))
  return dir
}

async function open(env: { SPAMCHECK_KEYS: string[]; SPAMCHECK_PORT?: number }, dir = folder()) {
  setEnvForTests({ SPAMCHECK_PORT: 0, SPAMCHECK_HTTP_PORT: 0, SPAMCHECK_SPILL_DIR: dir, ...env })
  const models = await openModels({ pool: database().pool, log })
  closers.push(models.stop)
  return openSpamcheck({ models, memberships, metrics: createMetrics() })
}

const user = { id: 7, username: 'mona', emails: [{ email: 'm@example.org', verified: false }] }
const text = {
  title: 'Cheap followers',
  description: 'Buy followers now https://cheap-followers.example/buy call +1 800 555 0199',
}

test('asked, judged by the model, answered, and in the table when the worker has stopped', async () => {
  const spamcheck = await open({ SPAMCHECK_KEYS: [testKey] })
  const port = spamcheck.status().grpc?.port ?? 0
  const answers = [
    await call({ port, message: { user, ...text } }),
    await call({ port, method: 'CheckForSpamGeneric', message: { user, type: 'note', text: text.description } }),
  ]
  for (const answer of answers)
    expect(answer).toMatchObject({ evaluated: true, error: '', reason: 'ml inference score' })
  expect(answers[0]?.score).toBeGreaterThan(0.5)
  await spamcheck.stop()
  const rows = await database().prisma.spamcheckCall.findMany({ orderBy: { id: 'asc' } })
  expect(rows).toMatchObject([
    { type: 'issue', kind: 'issue', authorId: 7, verdict: 'CONDITIONAL_ALLOW', client: 'key 434203', evaluated: true },
    { type: 'note', kind: 'note', authorId: 7, verdict: 'ALLOW' },
  ])
})

test('without keys the door stays shut, and says how to open it', async () => {
  const spamcheck = await open({ SPAMCHECK_KEYS: [] })
  expect(spamcheck.status()).toMatchObject({ grpc: null, http: null, shut: expect.stringContaining('SPAMCHECK_KEYS') })
  await spamcheck.stop()
})

test('what an open door has left on disk is stored by one that is shut', async () => {
  const dir = folder()
  const spill = openSpill({ dir, maxBytes: 1_000_000, log })
  const record = waiting()
  await spill.append([record])
  await spill.close()
  const spamcheck = await open({ SPAMCHECK_KEYS: [] }, dir)
  await expect.poll(() => database().prisma.spamcheckCall.count({ where: { uid: record.uid } })).toBe(1)
  await expect.poll(() => readdirSync(dir)).toEqual([])
  await spamcheck.stop()
})

test('a port that is taken is named', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  closers.push(() => new Promise((resolve) => other.close(resolve)))
  const address = other.address()
  const port = typeof address === 'object' && address ? address.port : 0
  await expect(open({ SPAMCHECK_KEYS: [testKey], SPAMCHECK_PORT: port })).rejects.toThrow(
    `port ${port} on 127.0.0.1 is taken`,
  )
})
