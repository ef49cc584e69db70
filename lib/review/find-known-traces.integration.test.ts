import { beforeEach, expect, test } from 'vitest'
import { pool } from '../db/pool'
import { prisma } from '../db/prisma'
import type { User } from '../generated/prisma/client'
import { buildItem, buildUser } from '../testing/build'
import { withTestDatabase } from '../testing/with-test-database'
import { decideItem } from './decide-item'
import { findItem } from './find-item'
import { findKnownTraces, knownSql } from './find-known-traces'
import { mostTracesCounted } from './known-trace'
import { undoDecision } from './undo-decision'

withTestDatabase()

let ada: User
beforeEach(async () => {
  ada = await buildUser()
})

let serial = 0
const itemWith = (description: string) => buildItem({ fields: { title: `Offer ${serial++}`, description } })

async function decided(description: string, kind: 'SPAM' | 'NOT_SPAM' | 'UNSURE' = 'SPAM') {
  const item = await itemWith(description)
  await decideItem({ itemId: item.id, kind, versionId: item.versionId, moderator: ada })
  return item
}

test('what people decided on the same place is known of the next item, and not of itself', async () => {
  await decided('Buy at https://www.pharma-x.example/a or call +1 800 555 0100')
  await decided('https://shop.pharma-x.example/b')
  await decided('A report: https://pharma-x.example is down', 'NOT_SPAM')
  await decided('https://pharma-x.example/c', 'UNSURE')
  const next = await itemWith('Now at https://pharma-x.example/d, 1-800-555-0100, https://unknown.example')
  expect((await findItem({ itemId: next.id, userId: ada.id })).known).toEqual([
    { group: 'link', value: 'pharma-x.example', spam: 2, notSpam: 1, more: false },
    { group: 'contact', value: 'tel:18005550100', spam: 1, notSpam: 0, more: false },
  ])
  const only = await decided('https://lonely.example')
  expect((await findItem({ itemId: only.id, userId: ada.id })).known).toEqual([])
})

test('an undone decision is known no more, and of several on one item the newest counts', async () => {
  const content = { kind: 'issue', fields: { description: 'https://undone.example' } } as const
  const known = () => findKnownTraces({ content, exceptItemId: 0 })
  const item = await decided('https://undone.example/a')
  expect(await known()).toMatchObject([{ spam: 1, notSpam: 0 }])
  await undoDecision({ itemId: item.id, moderator: ada })
  expect(await known()).toEqual([])
  await decideItem({ itemId: item.id, kind: 'NOT_SPAM', versionId: item.versionId, moderator: ada })
  expect(await known()).toMatchObject([{ spam: 0, notSpam: 1 }])
})

test('a place that is met very often is counted up to a limit, by its index', async () => {
  const item = await itemWith('https://often.example')
  const rows = Array.from({ length: mostTracesCounted + 20 }, (_, n) => ({
    itemId: item.id,
    versionId: item.versionId,
    kind: 'SPAM' as const,
    moderatorId: ada.id,
    // Only one may stand on a version.
    undoneAt: n === mostTracesCounted ? null : new Date(),
  }))
  const decisions = await prisma().decision.createManyAndReturn({ data: rows, select: { id: true } })
  await prisma().decisionTrace.createMany({
    data: decisions.map(({ id }) => ({ value: 'often.example', decisionId: id })),
  })
  const content = { kind: 'issue', fields: { description: 'https://often.example' } } as const
  expect(await findKnownTraces({ content, exceptItemId: 0 })).toMatchObject([{ spam: 1, more: true }])
  await pool().query('ANALYZE decision_trace, decision')
  const { rows: plan } = await pool().query(`EXPLAIN ${knownSql}`, [['often.example'], 0])
  expect(JSON.stringify(plan)).not.toContain('Seq Scan on decision_trace')
})
