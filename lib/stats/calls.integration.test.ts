import { beforeAll, describe, expect, test } from 'vitest'
import { defaultSettings } from '../settings/settings'
import { buildItem, buildSpamcheckCall } from '../testing/build'
import { withTestDatabase } from '../testing/with-test-database'
import { countCalls } from './count-calls'
import { findCall } from './find-call'
import { findCalls } from './find-calls'
import { previewDoor } from './preview-door'
import type { RowPage } from './row-page'

const database = withTestDatabase()
const now = new Date('2026-11-22T13:20:00Z')
const hoursAgo = (hours: number): Date => new Date(now.getTime() - hours * 3_600_000)
const trust = { rule: 'user', reason: 'user ada, listed by Kim' }

beforeAll(async () => {
  await buildSpamcheckCall({ at: hoursAgo(30), username: 'old' })
  await buildSpamcheckCall({ at: hoursAgo(22), username: 'ada', authorId: 301, verdict: 'ALLOW', trust, fields: null })
  await buildSpamcheckCall({ at: hoursAgo(2), username: '302', authorId: 900, score: 0.95 })
  await buildSpamcheckCall({
    at: hoursAgo(0.1),
    type: 'saved_view',
    authorId: 302,
    verdict: 'ALLOW',
    judged: 'DISALLOW',
  })
  await buildSpamcheckCall({ at: hoursAgo(0), kind: 'note', projectId: 44, projectPath: 'a/b', verdict: 'ALLOW' })
  const noop = { verdict: 'NOOP', score: null, evaluated: false, reason: 'project not allowed', fields: null } as const
  await buildSpamcheckCall({ at: hoursAgo(0), projectId: 45, route: 'ALLOW', ...noop })
})

describe('findCalls', () => {
  test('pages through all of them, newest first, each once', async () => {
    const seen: string[] = []
    let before: bigint | undefined
    for (;;) {
      const page: RowPage<{ id: string }> = await findCalls({ filter: {}, before, limit: 2 })
      seen.push(...page.rows.map(({ id }) => id))
      if (page.next === null) break
      before = BigInt(page.next)
    }
    expect(seen).toHaveLength(6)
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => Number(b) - Number(a)))
  })

  test.each([
    [{ verdict: 'NOOP' as const }, 1],
    [{ type: 'note' }, 1],
    [{ author: 'ada' }, 1],
    [{ author: '302' }, 2],
    [{ author: '99999999999999999999' }, 0],
    [{ project: 'a/b' }, 1],
    [{ project: '45' }, 1],
    [{ project: "' OR 1=1 --" }, 0],
    [{ project: '17', author: 'ada' }, 1],
  ])('filters by %o', async (filter, count) => {
    expect((await findCalls({ filter, limit: 50 })).rows).toHaveLength(count)
  })

  test('no row carries a text, and an item that is gone is no link', async () => {
    const item = await buildItem()
    const { id: there } = await buildSpamcheckCall({ itemId: item.id, username: 'linked' })
    const { id: gone } = await buildSpamcheckCall({ itemId: 2_000_000, username: 'linked' })
    const { rows } = await findCalls({ filter: { author: 'linked' }, limit: 50 })
    expect(rows.map(({ id, itemId }) => [id, itemId])).toEqual([
      [String(gone), null],
      [String(there), item.id],
    ])
    expect(JSON.stringify(rows)).not.toContain('watches')
    await database().prisma.spamcheckCall.deleteMany({ where: { username: 'linked' } })
  })
})

describe('findCall', () => {
  const idOf = async (username: string): Promise<bigint> =>
    (await database().prisma.spamcheckCall.findFirstOrThrow({ where: { username } })).id

  test('a moderator reads the text and the reasons; for a viewer they are withheld, whatever the address', async () => {
    const id = await idOf('302')
    const full = await findCall({ id, seesAsked: true })
    expect(full).toMatchObject({
      textless: null,
      fields: { title: 'Cheap watches' },
      author: { accountAgeDays: 3, twoFactor: false, emails: [{ domain: 'mail.example', verified: true }] },
    })
    expect(full.reasons?.[0]?.text).toContain('watches.example')
    const seen = await findCall({ id, seesAsked: false })
    expect(seen).toMatchObject({ textless: 'withheld', fields: null, reasons: null, score: 0.95, username: '302' })
    expect(JSON.stringify(seen)).not.toContain('watches')
  })

  test('why there is no text', async () => {
    expect(await findCall({ id: await idOf('ada'), seesAsked: true })).toMatchObject({ textless: 'trusted', trust })
    const erased = await buildSpamcheckCall({ fields: null })
    expect((await findCall({ id: erased.id, seesAsked: true })).textless).toBe('erased')
    const unscored = await buildSpamcheckCall({ fields: null, evaluated: false })
    expect((await findCall({ id: unscored.id, seesAsked: true })).textless).toBe('unscored')
    const joined = await buildSpamcheckCall({ joinedAt: new Date(), fields: null })
    expect((await findCall({ id: joined.id, seesAsked: false })).textless).toBe('joined')
    await database().prisma.spamcheckCall.deleteMany({ where: { id: { in: [erased.id, unscored.id, joined.id] } } })
    await expect(findCall({ id: 999_999n, seesAsked: true })).rejects.toMatchObject({ code: 'not_found' })
  })
})

test('countCalls: the last 24 hours, by kind and by hour', async () => {
  const { hours, kinds, total, since, ever } = await countCalls({ now })
  expect({ total, since, ever }).toEqual({ total: 5, since: new Date('2026-11-21T14:00:00Z'), ever: true })
  expect(hours).toHaveLength(24)
  expect(hours.at(-1)).toMatchObject({ at: new Date('2026-11-22T13:00:00Z'), counts: { ALLOW: 2, NOOP: 1 } })
  expect(hours.at(-3)).toMatchObject({ counts: { CONDITIONAL_ALLOW: 1, ALLOW: 0 } })
  expect(kinds.map(({ kind, counts, judged }) => [kind, counts.ALLOW, judged.DISALLOW])).toEqual([
    ['issue', 1, 0],
    ['note', 1, 0],
    ['other', 1, 1],
  ])
})

describe('previewDoor', () => {
  const { spamcheck } = defaultSettings

  test('which answers would have been others, by kind and with examples', async () => {
    const caps = { ...spamcheck.caps, issue: 'DISALLOW', other: 'CONDITIONAL_ALLOW' } as const
    const preview = await previewDoor({
      before: defaultSettings,
      after: { ...defaultSettings, spamcheck: { ...spamcheck, caps, neverCheck: [{ id: 44, path: 'a/b' }] } },
    })
    expect(preview).toMatchObject({ calls: 6, since: hoursAgo(30), unknown: 0 })
    expect(preview.kinds).toEqual([
      { kind: 'issue', calls: 4, changed: [{ before: 'CONDITIONAL_ALLOW', after: 'DISALLOW', count: 2 }] },
      { kind: 'note', calls: 1, changed: [{ before: 'ALLOW', after: 'NOOP', count: 1 }] },
      { kind: 'other', calls: 1, changed: [{ before: 'ALLOW', after: 'CONDITIONAL_ALLOW', count: 1 }] },
    ])
    expect(preview.examples).toHaveLength(4)
    expect(preview.examples.at(-1)).toMatchObject({ username: 'old', before: 'CONDITIONAL_ALLOW', after: 'DISALLOW' })
  })

  test('what was never scored can’t be foretold, and is said', async () => {
    const before = { ...defaultSettings, spamcheck: { ...spamcheck, neverCheck: [{ id: 45, path: 'x/y' }] } }
    const preview = await previewDoor({ before, after: defaultSettings })
    expect(preview).toMatchObject({ unknown: 1, examples: [] })
  })
})
