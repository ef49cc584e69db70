import { expect, test } from 'vitest'
import { changeSettings } from '../settings/change-settings'
import { defaultSettings } from '../settings/settings'
import { withTestDatabase } from '../testing/with-test-database'
import { countListHits } from './count-list-hits'
import { findSettingsHistory } from './find-settings-history'

const database = withTestDatabase()

test('countListHits counts verdicts per entry', async () => {
  const { prisma } = database()
  const item = await prisma.item.create({ data: { kind: 'user', gitlabId: 1 } })
  const trusts = [
    { rule: 'user', reason: 'x', entryId: 7 },
    { rule: 'user', reason: 'x', entryId: 7 },
    { rule: 'admin' },
    undefined,
  ]
  for (const [index, trust] of trusts.entries()) {
    const { id: versionId } = await prisma.itemVersion.create({
      data: { itemId: item.id, contentHash: Buffer.from([index]), fields: {} },
    })
    await prisma.verdict.create({
      data: { itemId: item.id, versionId, verdict: 'ALLOW', uncapped: 'ALLOW', route: 'ALLOW', trust },
    })
  }
  expect([...(await countListHits())]).toEqual([[7, 2]])
})

test('the history says who changed what, page by page, and copes with versions it can’t read', async () => {
  const { prisma } = database()
  const kim = await prisma.user.create({ data: { username: 'kim', name: 'Kim', role: 'ADMIN' } })
  const actor = { kind: 'user', id: kim.id, name: 'kim' } as const
  const first = { ...defaultSettings, undoSeconds: 30 }
  const { id: one } = await changeSettings({ settings: first, reason: 'more time', actor, basedOn: null })
  const { id: two } = await changeSettings({ settings: { ...first, actionsPerHour: 5 }, actor, basedOn: one })
  const page = await findSettingsHistory({ limit: 1 })
  expect(page.next).toBe(String(two))
  expect(page.rows[0]).toMatchObject({
    id: two,
    createdBy: { username: 'kim' },
    changes: [{ name: 'Actions per hour', before: 'at most 60', after: 'at most 5' }],
  })
  const last = await findSettingsHistory({ before: two, limit: 1 })
  expect(last.next).toBeNull()
  expect(last.rows[0]).toMatchObject({ reason: 'more time', changes: [{ before: '20 s', after: '30 s' }] })
  await prisma.settings.create({ data: { value: { from: 'the future' } } })
  expect((await findSettingsHistory({ limit: 5 })).rows[0]).toMatchObject({ settings: null, changes: null })
})
