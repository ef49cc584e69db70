import { beforeAll, describe, expect, test } from 'vitest'
import { withTestDatabase } from '../testing/with-test-database'
import { exportAudit } from './export-audit'
import { findAudit } from './find-audit'
import { recordAudit } from './record-audit'

const database = withTestDatabase()

beforeAll(async () => {
  const record = (entry: Omit<Parameters<typeof recordAudit>[0], 'tx'>) =>
    database().prisma.$transaction((tx) => recordAudit({ tx, ...entry }))
  const kim = { kind: 'user', id: 1, name: 'kim' } as const
  await record({ actor: kim, action: 'decision.made', subject: 'item:1', after: { kind: 'SPAM' } })
  await record({ actor: kim, action: 'decision.undone', subject: 'item:1', before: { kind: 'SPAM' } })
  await record({ actor: { kind: 'policy', name: 'policy' }, action: 'action.planned', subject: 'action:1' })
  await record({ actor: kim, action: 'list.added', subject: 'list:1', after: { value: '=HYPERLINK("x")', n: null } })
})

const ids = async (filter: Parameters<typeof findAudit>[0]['filter']) =>
  (await findAudit({ filter, limit: 50 })).rows.map(({ id }) => id)

async function read(options: Parameters<typeof exportAudit>[0]): Promise<string> {
  let text = ''
  for await (const chunk of await exportAudit(options)) text += chunk
  return text
}

describe('findAudit', () => {
  const today = new Date().toISOString().slice(0, 10)

  test.each([
    [{}, ['4', '3', '2', '1']],
    [{ actor: 'kim' }, ['4', '2', '1']],
    [{ action: 'decision.made' }, ['1']],
    [{ action: 'decision.' }, ['2', '1']],
    [{ action: 'decision' }, []],
    [{ subject: 'item:1' }, ['2', '1']],
    [{ from: today, to: today }, ['4', '3', '2', '1']],
    [{ from: '2999-01-01' }, []],
    [{ to: '2001-01-01' }, []],
  ])('%o', async (filter, expected) => {
    expect(await ids(filter)).toEqual(expected)
  })

  test('pages by id', async () => {
    const first = await findAudit({ filter: {}, limit: 3 })
    expect(first.next).toBe('2')
    const second = await findAudit({ filter: {}, before: 2n, limit: 3 })
    expect(second.rows.map(({ id }) => id)).toEqual(['1'])
    expect(second.next).toBeNull()
  })
})

describe('exportAudit', () => {
  test('JSON lines hold exactly what is filtered, hashes included', async () => {
    const lines = (await read({ filter: { subject: 'item:1' }, format: 'jsonl' })).trim().split('\n')
    const rows = lines.map((line) => JSON.parse(line))
    expect(rows.map(({ id, action }) => [id, action])).toEqual([
      ['2', 'decision.undone'],
      ['1', 'decision.made'],
    ])
    expect(rows[0].hash).toMatch(/^[0-9a-f]{64}$/)
  })

  test('CSV keeps formulas harmless', async () => {
    await database().prisma.$transaction((tx) =>
      recordAudit({ tx, actor: { kind: 'user', id: 2, name: '=1+1' }, action: 'list.removed', subject: '@x' }),
    )
    const [header, row] = (await read({ filter: { actor: '=1+1' }, format: 'csv' })).split('\r\n')
    expect(header).toContain('"actorName"')
    expect(row).toContain(`"'=1+1","list.removed","'@x"`)
  })

  test('says so instead of cutting', async () => {
    await expect(exportAudit({ filter: {}, format: 'csv', most: 2 })).rejects.toMatchObject({ code: 'too_large' })
    expect((await read({ filter: { action: 'decision.' }, format: 'jsonl', most: 2 })).trim().split('\n')).toHaveLength(
      2,
    )
  })

  test('an empty selection is an empty file with its header', async () => {
    expect(await read({ filter: { actor: 'nobody' }, format: 'csv' })).toMatch(/^\ufeff"id",.*\r\n$/)
  })
})
