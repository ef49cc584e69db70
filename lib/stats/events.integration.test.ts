import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { withTestDatabase } from '../testing/with-test-database'
import { countEvents } from './count-events'
import { findEvent } from './find-event'
import { findEvents } from './find-events'
import type { RowPage } from './row-page'

const database = withTestDatabase()
const sha256 = createHash('sha256').update('x').digest()
let counter = 0

const event = (data: Record<string, unknown>) => ({ dedupeKey: `event-${counter++}`, rawBytes: 2, sha256, ...data })

beforeAll(async () => {
  await database().prisma.event.createMany({
    data: [
      ...Array.from({ length: 7 }, () => event({ state: 'DONE', kind: 'issue_create', reason: 'classified' })),
      ...Array.from({ length: 3 }, () =>
        event({ state: 'DEAD', kind: 'user_create', reason: 'gitlab_unavailable', detail: 'GitLab did not answer.' }),
      ),
      event({ state: 'DEAD', kind: 'user_create', reason: 'lost_privilege', subject: 'user:9' }),
      event({ state: 'IGNORED', kind: null, reason: 'unknown_event' }),
      event({ state: 'OPEN', source: 'SWEEP' }),
    ],
  })
})

describe('findEvents', () => {
  test('pages through all of them, newest first, each once', async () => {
    const seen: string[] = []
    let before: bigint | undefined
    for (;;) {
      const page: RowPage<{ id: string }> = await findEvents({ filter: {}, before, limit: 5 })
      seen.push(...page.rows.map(({ id }) => id))
      if (page.next === null) break
      before = BigInt(page.next)
    }
    expect(seen).toHaveLength(13)
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => Number(b) - Number(a)))
  })

  test.each([
    [{ state: 'DEAD' as const }, 4],
    [{ state: 'DEAD' as const, reason: 'gitlab_unavailable' }, 3],
    [{ kind: 'issue_create' }, 7],
    [{ subject: 'user:9' }, 1],
    [{ source: 'SWEEP' as const }, 1],
    [{ kind: "' OR 1=1 --" }, 0],
  ])('filters by %o', async (filter, count) => {
    expect((await findEvents({ filter, limit: 50 })).rows).toHaveLength(count)
  })
})

describe('countEvents', () => {
  test('counts dead letters by reason first, and everything by state', async () => {
    const counts = await countEvents()
    expect(counts.dead.map(({ reason, count, detail }) => [reason, count, detail])).toEqual([
      ['gitlab_unavailable', 3, 'GitLab did not answer.'],
      ['lost_privilege', 1, null],
    ])
    expect(counts.open).toEqual([{ reason: null, count: 1 }])
    expect(counts.recent[0]).toEqual({ state: 'DONE', reason: 'classified', count: 7 })
    expect(counts.recent.reduce((sum, { count }) => sum + count, 0)).toBe(13)
    expect(counts.kinds).toEqual(['issue_create', 'user_create'])
  })
})

describe('findEvent', () => {
  test('shows the body as text, with invalid bytes marked', async () => {
    const raw = Uint8Array.from([...new TextEncoder().encode('{"a":"\u0000'), 0xff, 0x22, 0x7d])
    const { id } = await database().prisma.event.create({
      data: { dedupeKey: 'raw', raw, rawBytes: raw.length, sha256, headers: { 'user-agent': 'GitLab/18.5' } },
    })
    const found = await findEvent({ id })
    expect(found.body?.text).toBe('{"a":"⟦U+0000⟧\ufffd"}')
    expect(found.headers).toEqual({ 'user-agent': 'GitLab/18.5' })
    expect(found.sha256).toBe(sha256.toString('hex'))
  })

  test('reads only the beginning of a large body', async () => {
    const raw = new Uint8Array(300_000).fill(0x61)
    const { id } = await database().prisma.event.create({
      data: { dedupeKey: 'large', raw, rawBytes: raw.length, sha256 },
    })
    const { body } = await findEvent({ id })
    expect(body).toMatchObject({ truncated: true, bytes: 300_000, pretty: null })
    expect(body?.text).toHaveLength(65_536)
  })

  test('a tombstone has no body, and an unknown id is said to be so', async () => {
    const { id } = await database().prisma.event.create({ data: { dedupeKey: 'tomb', rawBytes: 9_000_000, sha256 } })
    expect((await findEvent({ id })).body).toBeNull()
    await expect(findEvent({ id: 999_999n })).rejects.toMatchObject({ code: 'not_found' })
  })
})
