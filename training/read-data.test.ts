import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readData } from '@/training/read-data'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'read-data-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('a missing folder is named, with what to pass instead', async () => {
  await expect(readData({ folder: join(folder, 'nowhere') })).rejects.toThrow(/nowhere doesn't exist.*--data DIR/)
})

test('an empty folder is told apart', async () => {
  await expect(readData({ folder })).rejects.toThrow(/holds none of the files/)
})

test('lines become rows in the fields of the nearest kind, whatever line separators their texts hold', async () => {
  const lines = [
    { id: '1', source: 'sms', kind: 'message', label: 'spam', title: '', text: 'a\u2028b', meta: { order: 0 } },
    { id: '2', source: 'issues', kind: 'issue', label: 'ham', title: 't', text: 'd', meta: { repo: 'x/y' } },
  ]
  await writeFile(join(folder, 'a.jsonl.gz'), gzipSync(lines.map((line) => JSON.stringify(line)).join('\r\n')))
  const rows = await readData({ folder })
  expect(rows.map(({ spam, cluster, content }) => ({ spam, cluster, content }))).toEqual([
    { spam: true, cluster: 'sms/1', content: { kind: 'note', fields: { body: 'a\u2028b' } } },
    { spam: false, cluster: 'issues/x/y', content: { kind: 'issue', fields: { title: 't', description: 'd' } } },
  ])
})

test('a broken line is named by file and number', async () => {
  await writeFile(join(folder, 'b.jsonl.gz'), gzipSync('{"id":1}\n'))
  await expect(readData({ folder })).rejects.toThrow(/b\.jsonl\.gz:1/)
})
