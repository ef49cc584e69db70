import { beforeAll, describe, expect, test } from 'vitest'
import type { ActionState } from '../generated/prisma/enums'
import { withTestDatabase } from '../testing/with-test-database'
import { countActions } from './count-actions'
import { findActions } from './find-actions'

const database = withTestDatabase()
let itemId = 0

beforeAll(async () => {
  const { prisma } = database()
  const kim = await prisma.user.create({ data: { username: 'kim', name: 'Kim', role: 'MODERATOR' } })
  const item = await prisma.item.create({ data: { kind: 'user', gitlabId: 41, title: 'buy now' } })
  itemId = item.id
  const version = await prisma.itemVersion.create({
    data: { itemId, contentHash: Buffer.from('x'), fields: {} },
  })
  const states: ActionState[] = ['PLANNED', 'SCHEDULED', 'RUNNING', 'CALLING', 'DONE', 'FAILED', 'REFUSED', 'CANCELLED']
  for (const state of states) {
    const decision = await prisma.decision.create({
      data: { itemId, versionId: version.id, kind: 'SPAM', moderatorId: kim.id, undoneAt: new Date() },
    })
    await prisma.action.create({
      data: {
        decisionId: decision.id,
        itemId,
        kind: 'BLOCK_USER',
        state,
        target: 'user:41',
        plan: {},
        runAt: new Date(),
      },
    })
  }
  await prisma.action.create({
    data: {
      itemId,
      kind: 'UNBLOCK_USER',
      state: 'DONE',
      target: 'user:41',
      plan: {},
      runAt: new Date(),
      reversesId: 5,
    },
  })
})

describe('findActions', () => {
  test.each([
    [{}, 9],
    [{ state: 'running' as const }, 2],
    [{ state: 'done' as const }, 2],
    [{ kind: 'UNBLOCK_USER' as const }, 1],
    [{ target: 'user:41' }, 9],
    [{ target: 'user:4' }, 0],
    [{ item: 999 }, 0],
  ])('filters by %o', async (filter, count) => {
    expect((await findActions({ filter, limit: 50 })).rows).toHaveLength(count)
  })

  test('says who decided, what it is about and what reversed it', async () => {
    const { rows, next } = await findActions({ filter: { item: itemId }, before: 6, limit: 1 })
    expect(rows[0]).toMatchObject({
      id: 5,
      item: { title: 'buy now' },
      decision: { kind: 'SPAM', moderator: { username: 'kim' } },
      reversedBy: { state: 'DONE' },
    })
    expect(next).toBe('5')
  })
})

test('countActions counts every group', async () => {
  expect(await countActions()).toEqual({
    planned: 1,
    scheduled: 1,
    running: 2,
    done: 2,
    failed: 1,
    refused: 1,
    cancelled: 1,
  })
})
