import { expect, test } from 'vitest'
import type { ActionState } from '../generated/prisma/enums'
import { withTestDatabase } from '../testing/with-test-database'
import { cancelAction } from './cancel-action'

const database = withTestDatabase()
const actor = { kind: 'system', name: 'test' } as const
let counter = 0

const call = { words: 'Unblock @x', method: 'POST', path: '/users/1/unblock' }
const plan = { steps: [{ words: 'Block @x', method: 'POST', path: '/users/1/block', inverse: call }] }

async function action(state: ActionState, reversesId?: number): Promise<number> {
  const { prisma } = database()
  const item = await prisma.item.create({ data: { kind: 'user', gitlabId: ++counter } })
  const version = await prisma.itemVersion.create({
    data: { itemId: item.id, contentHash: Buffer.from([counter]), fields: {} },
  })
  const decision = await prisma.decision.create({ data: { itemId: item.id, versionId: version.id, kind: 'SPAM' } })
  const data = { decisionId: decision.id, itemId: item.id, kind: 'BLOCK_USER', target: `user:${counter}` } as const
  const made = await prisma.action.create({ data: { ...data, state, plan, reversesId, runAt: new Date() } })
  return made.id
}

test.each(['SCHEDULED', 'RUNNING'] as const)(
  '%s is cancelled, with its audit entry; the decision stays',
  async (state) => {
    const actionId = await action(state)
    expect(await cancelAction({ actionId, actor })).toEqual({ id: actionId, state: 'CANCELLED' })
    const { prisma } = database()
    const row = await prisma.action.findUniqueOrThrow({ where: { id: actionId }, include: { decision: true } })
    expect(row).toMatchObject({ state: 'CANCELLED', decision: { undoneAt: null } })
    const entry = await prisma.auditEntry.findFirstOrThrow({ orderBy: { id: 'desc' } })
    expect(entry).toMatchObject({ action: 'action.cancelled', subject: `action:${actionId}` })
  },
)

test.each([
  ['CALLING', /Reverse it/],
  ['DONE', /Reverse it/],
  ['FAILED', /ended already/],
  ['CANCELLED', /ended already/],
] as const)('%s is too late', async (state, message) => {
  const actionId = await action(state)
  await expect(cancelAction({ actionId, actor })).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringMatching(message),
  })
  expect((await database().prisma.action.findUniqueOrThrow({ where: { id: actionId } })).state).toBe(state)
})

test('a reversal and an action that does not exist are refused', async () => {
  const reversal = await action('SCHEDULED', await action('DONE'))
  await expect(cancelAction({ actionId: reversal, actor })).rejects.toMatchObject({ code: 'conflict' })
  await expect(cancelAction({ actionId: 999_999, actor })).rejects.toMatchObject({ code: 'not_found' })
})
