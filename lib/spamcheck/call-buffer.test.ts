import { mkdir, mkdtemp, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { log } from '../log'
import type { BufferLimits } from './buffer-limits'
import { type CallBuffer, createCallBuffer } from './call-buffer'
import { waiting } from './call-record.fixture'
import type { WaitingCall } from './waiting-call'

const mib = 1024 * 1024
const quick: Partial<BufferLimits> = { gatherMs: 5, spillAfterMs: 20, retryMs: [5, 20], stopMs: 200, adoptMs: 20 }

let parent = ''
let dir = ''
let buffers: CallBuffer[] = []
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'spill-'))
  dir = join(parent, 'spill')
})
afterEach(async () => {
  await Promise.all(buffers.map((buffer) => buffer.stop()))
  buffers = []
  await rm(parent, { recursive: true, force: true })
})

/** A database that can be away, refuse what it can't take, or never answer. */
function fakeStore() {
  const fake = {
    stored: [] as string[],
    batches: [] as number[],
    away: false,
    hangs: false,
    refuses: (_: WaitingCall): boolean => false,
    store: async (records: WaitingCall[]): Promise<void> => {
      if (fake.hangs) return new Promise(() => undefined)
      if (fake.away) throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
      if (records.some(fake.refuses)) throw Object.assign(new Error('invalid byte sequence'), { code: '22021' })
      fake.batches.push(records.length)
      fake.stored.push(...records.map(({ uid }) => uid))
    },
  }
  return fake
}

function makeBuffer(store: (records: WaitingCall[]) => Promise<void>, limits: Partial<BufferLimits> = {}, maxMb = 10) {
  const buffer = createCallBuffer({ store, dir, maxSpillBytes: maxMb * mib, log, limits: { ...quick, ...limits } })
  buffers.push(buffer)
  return buffer
}

function addTo(buffer: CallBuffer, count: number, given: Parameters<typeof waiting>[0] = {}): string[] {
  return Array.from({ length: count }, () => {
    const record = waiting(given)
    buffer.add(record)
    return record.uid
  })
}
const sorted = (uids: Iterable<string>): string[] => [...uids].sort()
const files = async (): Promise<string[]> =>
  (await readdir(dir).catch(() => [])).filter((name) => name.endsWith('.spill'))

test('calls that come together share a statement, of at most 500', async () => {
  const fake = fakeStore()
  const uids = addTo(makeBuffer(fake.store), 1_050)
  await expect.poll(() => fake.stored.length).toBe(1_050)
  expect(fake.stored).toEqual(uids)
  expect(fake.batches).toEqual([500, 500, 50])
})

test('a heavy call goes alone', async () => {
  const fake = fakeStore()
  const buffer = makeBuffer(fake.store, { batchBytes: mib })
  addTo(buffer, 3, { fields: { title: 'x', description: 'y'.repeat(600_000) } })
  await expect.poll(() => fake.batches).toEqual([1, 1, 1])
})

test('an outage: what waits goes to disk, is stored in order when it is over, and the disk is empty again', async () => {
  const fake = fakeStore()
  fake.away = true
  const buffer = makeBuffer(fake.store)
  const first = addTo(buffer, 300)
  await expect.poll(() => buffer.status().spilled).toBe(300)
  const second = addTo(buffer, 50)
  await expect.poll(() => buffer.status().spilled).toBe(350)
  expect(buffer.status()).toMatchObject({ waiting: 0, dropped: 0 })
  expect(buffer.status().trouble).toContain('ECONNREFUSED')
  expect((await stat(dir)).mode & 0o777).toBe(0o700)
  for (const name of await files()) expect((await stat(join(dir, name))).mode & 0o777).toBe(0o600)

  fake.away = false
  await expect.poll(() => buffer.status()).toMatchObject({ waiting: 0, spilled: 0, spilledBytes: 0, trouble: null })
  expect([...new Set(fake.stored)]).toEqual([...first, ...second])
  expect(await files()).toEqual([])
})

test('records come back from disk as they were', async () => {
  const seen: WaitingCall[] = []
  let away = true
  const buffer = makeBuffer(async (records) => {
    if (away) throw Object.assign(new Error('no'), { code: '57P03' })
    seen.push(...records)
  })
  const record = waiting({ fields: { title: 'Zoë 🐸', description: 'a\r\nb' } })
  buffer.add(record)
  await expect.poll(() => buffer.status().spilled).toBe(1)
  away = false
  await expect.poll(() => seen.length).toBe(1)
  expect(seen[0]).toEqual(record)
})

test('a database that never answers holds up nothing: what is in flight is on disk as well', async () => {
  const fake = fakeStore()
  fake.hangs = true
  const buffer = makeBuffer(fake.store)
  const uids = addTo(buffer, 10)
  await expect.poll(() => buffer.status().spilled).toBe(10)
  uids.push(...addTo(buffer, 5))
  await expect.poll(() => buffer.status().spilled).toBe(15)
  await buffer.stop()
  const next = fakeStore()
  makeBuffer(next.store)
  await expect.poll(() => sorted(new Set(next.stored))).toEqual(sorted(uids))
})

test('what the database refuses is found by halving, and the others are stored', async () => {
  const fake = fakeStore()
  const bad = waiting()
  fake.refuses = ({ uid }) => uid === bad.uid
  const buffer = makeBuffer(fake.store)
  const uids = addTo(buffer, 20)
  buffer.add(bad)
  uids.push(...addTo(buffer, 20))
  await expect.poll(() => sorted(fake.stored)).toEqual(sorted(uids))
  await expect.poll(() => buffer.status()).toMatchObject({ waiting: 0, dropped: 1, trouble: null })
})

test('what Postgres can’t keep is stored without it', async () => {
  const fake = fakeStore()
  fake.refuses = ({ call }) => JSON.parse(call.toString()).username.includes('\0')
  const buffer = makeBuffer(fake.store)
  const record = waiting({ author: { gitlabId: 3, username: 'a\0b' } })
  buffer.add(record)
  await expect.poll(() => fake.stored).toEqual([record.uid])
  expect(buffer.status().dropped).toBe(0)
})

test('a torn tail costs only what was being written', async () => {
  const fake = fakeStore()
  fake.away = true
  const uids = addTo(makeBuffer(fake.store), 5)
  const [buffer] = buffers
  await expect.poll(() => buffer?.status().spilled).toBe(5)
  await buffer?.stop()
  const [name = ''] = await files()
  await truncate(join(dir, name), (await stat(join(dir, name))).size - 7)
  const next = fakeStore()
  makeBuffer(next.store)
  await expect.poll(() => next.stored).toEqual(uids.slice(0, 4))
  await expect.poll(files).toEqual([])
})

test('files of a process that is gone are taken over by one of two, files of a living one are left', async () => {
  const fake = fakeStore()
  fake.away = true
  const dead = makeBuffer(fake.store)
  const uids = addTo(dead, 30)
  await expect.poll(() => dead.status().spilled).toBe(30)
  await dead.stop()
  const living = makeBuffer(fake.store)
  await expect.poll(() => living.status().spilled).toBe(30)
  const next = fakeStore()
  const others = [makeBuffer(next.store), makeBuffer(next.store)]
  addTo(others[0] as CallBuffer, 1)
  await expect.poll(() => next.stored.length).toBe(1)
  expect(living.status().spilled).toBe(30)
  await living.stop()
  await expect.poll(() => next.stored.length).toBe(31)
  expect(sorted(next.stored.slice(1))).toEqual(sorted(uids))
})

test('a foreign or empty file in the folder is left where it is', async () => {
  await mkdir(dir)
  await writeFile(join(dir, 'notes.txt'), 'mine')
  await writeFile(join(dir, '00000000000001-000000.999999.ab.elsewhere.spill'), '')
  const fake = fakeStore()
  const buffer = makeBuffer(fake.store)
  addTo(buffer, 1)
  await expect.poll(() => fake.stored.length).toBe(1)
  expect((await readdir(dir)).length).toBe(2)
  expect(buffer.status().trouble).toBeNull()
})

test('a full disk: the newest are dropped and counted, the oldest are kept', async () => {
  const fake = fakeStore()
  fake.away = true
  const buffer = makeBuffer(fake.store, { records: 20 }, 0.016)
  const uids = addTo(buffer, 20)
  await expect.poll(() => buffer.status().trouble).toContain('holds as much as it may')
  const { spilled } = buffer.status()
  expect(spilled).toBeGreaterThan(3)
  uids.push(...addTo(buffer, 100))
  const kept = 20 + spilled
  expect(buffer.status()).toMatchObject({ waiting: 20, dropped: 120 - kept })
  fake.away = false
  await expect.poll(() => sorted(new Set(fake.stored))).toEqual(sorted(uids.slice(0, kept)))
})

test('a folder that can’t be used is told of, and what is answered is stored all the same', async () => {
  await writeFile(dir, 'a file where the folder should be')
  const fake = fakeStore()
  const buffer = makeBuffer(fake.store)
  const uids = addTo(buffer, 3)
  await expect.poll(() => fake.stored).toEqual(uids)
  await expect.poll(() => buffer.status().trouble).toContain('SPAMCHECK_SPILL_DIR')
  fake.away = true
  addTo(buffer, 2)
  await expect.poll(() => buffer.status().trouble).toContain('ECONNREFUSED')
  expect(buffer.status()).toMatchObject({ waiting: 2, dropped: 0 })
  await buffer.stop()
  expect(buffer.status().dropped).toBe(2)
})

test('stop stores what waits, and afterwards nothing more is taken', async () => {
  const fake = fakeStore()
  const buffer = makeBuffer(fake.store, { gatherMs: 60_000 })
  const uids = addTo(buffer, 10)
  await buffer.stop()
  expect(fake.stored).toEqual(uids)
  addTo(buffer, 1)
  expect(buffer.status()).toMatchObject({ waiting: 0, dropped: 1 })
})
