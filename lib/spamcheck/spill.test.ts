import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { log } from '../log'
import { waiting } from './call-record.fixture'
import { openSpill, type Spill } from './spill'

let dir = ''
let opened: Spill[] = []
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'spill-'))
})
afterEach(async () => {
  await Promise.all(opened.map((spill) => spill.close()))
  opened = []
  await rm(dir, { recursive: true, force: true })
})

function open(): Spill {
  const spill = openSpill({ dir, maxBytes: 1024 * 1024, log })
  opened.push(spill)
  return spill
}

/** As a process leaves it that stood still, or whose machine's clock is behind. */
async function goSilent(): Promise<void> {
  const long = new Date(Date.now() - 3_600_000)
  for (const name of await readdir(dir)) await utimes(join(dir, name), long, long)
}

async function drain(spill: Spill): Promise<string[]> {
  const uids: string[] = []
  for (let batch = await spill.next(100); batch; batch = await spill.next(100)) {
    uids.push(...batch.records.map(({ uid }) => uid))
    await batch.stored()
  }
  return uids
}

test('what is written to a file that another has taken over meanwhile isn’t lost with it', async () => {
  const [mine, other] = [open(), open()]
  const [before, after] = [waiting(), waiting()]
  await mine.append([before])
  await goSilent()
  await other.adopt()
  expect(await drain(other)).toEqual([before.uid])
  expect(await mine.append([after])).toBe(1)
  expect(await drain(mine)).toEqual([after.uid])
  expect(mine.held()).toEqual({ records: 0, bytes: 0 })
  expect(await readdir(dir)).toEqual([])
})

test('files that another has taken over are no longer counted, and no looking for others fails on them', async () => {
  const [mine, other] = [open(), open()]
  await mine.append([waiting()])
  await goSilent()
  await other.adopt()
  await mine.adopt()
  expect(mine.held()).toEqual({ records: 0, bytes: 0 })
  expect(await mine.next(10)).toBeNull()
})

test('a file in a form of an earlier version is left where it is', async () => {
  const before = open()
  await before.append([waiting()])
  await before.close()
  const body = Buffer.from('{"uid":"x"}')
  const head = Buffer.alloc(8)
  head.writeUInt32BE(body.length, 0)
  head.writeUInt32BE(crc32(body), 4)
  const [name = ''] = await readdir(dir)
  await writeFile(join(dir, name), Buffer.concat([head, body]))
  expect(await drain(before)).toEqual([])
  expect(await readdir(dir)).toEqual([name])
})
