import { beforeEach, describe, expect, test } from 'vitest'
import { defaultSettings } from '../settings/settings'
import { withTestDatabase } from '../testing/with-test-database'
import { moderator, withActing } from './acting.fixture'
import { reverseAction } from './reverse-action'

const database = withTestDatabase()
const acting = withActing(database)
let serial = 0

const actionOf = (id: number) => database().prisma.action.findUniqueOrThrow({ where: { id } })

beforeEach(async () => {
  await acting().set({ dryRun: false, undoSeconds: 0, actionsPerHour: 10_000 })
  acting().double.requests.clear()
})

describe('reverseAction of one decision among several about the same account', () => {
  /** The first blocks, the others find it done. */
  async function spammer(items: number) {
    const { double, item, decide, carryOut } = acting()
    const user = double.world.createUser({ username: `spammer-${++serial}` })
    const project = double.world.createProject({ creatorId: user.id, visibility: 'public', name: `p-${serial}` })
    await acting().set({ kinds: blocking })
    const decided = []
    for (let index = 0; index < items; index++) {
      const issue = double.world.createIssue({ projectId: project.id, authorId: user.id, title: `Buy ${index}` })
      const itemId = await item({ kind: 'issue', id: issue.id, projectId: project.id, iid: issue.iid })
      const { decisionId, actions } = await decide(itemId)
      const id = actions[0]?.id ?? 0
      await carryOut(id)
      decided.push({ itemId, decisionId, id })
    }
    return { user, first: decided[0] ?? { itemId: 0, decisionId: 0, id: 0 }, rest: decided.slice(1) }
  }
  const blocking = {
    ...defaultSettings.kinds,
    issue: { ...defaultSettings.kinds.issue, spamActions: ['BLOCK_USER' as const] },
  }

  test('asks while others stand, and says how many; who insists gets it', async () => {
    const { user, first } = await spammer(10)
    await expect(reverseAction({ actionId: first.id, actor: moderator })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('9 other spam decisions about the same account'),
      details: { why: 'others_stand', others: 9 },
    })
    expect((await actionOf(first.id)).state).toBe('DONE')
    expect(await database().prisma.action.count({ where: { reversesId: first.id } })).toBe(0)
    const reversal = await reverseAction({ actionId: first.id, actor: moderator, anyway: true })
    expect(await acting().carryOut(reversal.id)).toBe('done')
    expect(acting().double.world.user(user.id)?.state).toBe('active')
    const entry = { action: 'action.scheduled', subject: `action:${reversal.id}` }
    expect(await database().prisma.auditEntry.findFirst({ where: entry })).toMatchObject({ after: { despite: 9 } })
  })

  test('goes ahead once the others are taken back, or were overtaken by a newer "not spam"', async () => {
    const { first, rest } = await spammer(3)
    const [undone, overtaken] = rest
    await database().prisma.decision.update({
      where: { id: undone?.decisionId ?? 0 },
      data: { undoneAt: new Date() },
    })
    await expect(reverseAction({ actionId: first.id, actor: moderator })).rejects.toMatchObject({
      message: expect.stringContaining('Another spam decision'),
    })
    const { versionId } = await database().prisma.decision.findUniqueOrThrow({
      where: { id: undone?.decisionId ?? 0 },
    })
    const itemId = overtaken?.itemId ?? 0
    await database().prisma.decision.update({
      where: { id: overtaken?.decisionId ?? 0 },
      data: { versionId },
    })
    const current = await database().prisma.item.findUniqueOrThrow({ where: { id: itemId } })
    await database().prisma.decision.create({ data: { itemId, versionId: current.versionId ?? 0, kind: 'NOT_SPAM' } })
    expect(await reverseAction({ actionId: first.id, actor: moderator })).toMatchObject({ state: 'SCHEDULED' })
  })
})
