import { beforeEach, describe, expect, test } from 'vitest'
import type { Settings } from '../settings/settings'
import { withTestDatabase } from '../testing/with-test-database'
import { actByPolicy } from './act-by-policy'
import { botUserId, withActing } from './acting.fixture'
import { findCause } from './find-cause'
import { reverseAction } from './reverse-action'

const database = withTestDatabase()
const acting = withActing(database)
let settings: Settings
let serial = 0

async function judged(route: 'ACT' | 'REVIEW' = 'ACT') {
  const { double, item } = acting()
  const user = double.world.createUser({ username: `policy-${++serial}` })
  const itemId = await item({ kind: 'user', id: user.id })
  const { prisma } = database()
  const { versionId } = await prisma.item.findUniqueOrThrow({ where: { id: itemId } })
  if (versionId === null) throw new Error('The item has no version.')
  const verdict = { verdict: 'BLOCK', uncapped: 'BLOCK', route, score: 0.99 } as const
  await prisma.verdict.create({ data: { itemId, versionId, ...verdict } })
  await prisma.item.update({ where: { id: itemId }, data: { reviewState: 'PENDING', score: 0.99 } })
  return { user, itemId, versionId }
}
const stateOf = async (itemId: number) =>
  (await database().prisma.item.findUniqueOrThrow({ where: { id: itemId } })).reviewState
const actionsOf = (itemId: number) => database().prisma.action.findMany({ where: { itemId } })

beforeEach(async () => {
  settings = await acting().set({ dryRun: false })
})

describe('actByPolicy', () => {
  test('decides once, in the name of policy, and its actions wait like a moderator’s', async () => {
    const { itemId, versionId } = await judged()
    const results = await Promise.all([1, 2, 3].map(() => actByPolicy({ itemId, versionId, settings })))
    expect(results).toEqual([true, true, true])
    expect(await stateOf(itemId)).toBe('DECIDED')
    expect(await actionsOf(itemId)).toMatchObject([{ kind: 'BLOCK_USER', state: 'SCHEDULED' }])
    const decisions = await database().prisma.decision.findMany({ where: { itemId } })
    expect(decisions).toMatchObject([{ kind: 'SPAM', moderatorId: null, score: 0.99 }])
    const audit = await database().prisma.auditEntry.findMany({ where: { subject: `item:${itemId}` } })
    expect(audit).toMatchObject([{ actorKind: 'policy', action: 'decision.made' }])
  })

  test('in a dry run shows what it would do, once, and leaves the item to a person', async () => {
    settings = await acting().set({ dryRun: true })
    const { itemId, versionId } = await judged()
    for (let time = 0; time < 2; time++) expect(await actByPolicy({ itemId, versionId, settings })).toBe(false)
    expect(await stateOf(itemId)).toBe('PENDING')
    expect(await actionsOf(itemId)).toMatchObject([{ state: 'PLANNED', decisionId: null }])
  })

  test('leaves to a person what isn’t current, isn’t its to decide, or can’t be acted on', async () => {
    const other = await judged('REVIEW')
    expect(await actByPolicy({ ...other, settings })).toBe(false)
    const stale = await judged()
    expect(await actByPolicy({ ...stale, versionId: stale.versionId + 1000, settings })).toBe(false)
    const decided = await judged()
    await database().prisma.item.update({ where: { id: decided.itemId }, data: { reviewState: 'DECIDED' } })
    expect(await actByPolicy({ ...decided, settings })).toBe(false)
    const kinds = { ...settings.kinds, user: { ...settings.kinds.user, spamActions: [] } }
    const powerless = await judged()
    expect(await actByPolicy({ ...powerless, settings: { ...settings, kinds } })).toBe(false)
    for (const { itemId } of [other, stale, decided, powerless]) expect(await actionsOf(itemId)).toEqual([])
  })
})

describe('findCause', () => {
  async function privateProject() {
    const { double, item, decide, carryOut } = acting()
    const author = double.world.createUser({ username: `cause-${++serial}` })
    const project = double.world.createProject({ creatorId: author.id, visibility: 'public', name: `cause-${serial}` })
    const { actions } = await decide(await item({ kind: 'project', id: project.id }))
    const [action] = actions
    expect(await carryOut(action?.id ?? 0)).toBe('done')
    return { actionId: action?.id ?? 0, subject: { kind: 'project', id: project.id } as const }
  }

  test('knows the hook that making a project private and restoring it cause', async () => {
    const { actionId, subject } = await privateProject()
    const hook = { subject, eventKind: 'project_update', actorId: undefined, botUserId }
    expect(await findCause({ ...hook, occurredAt: new Date() })).toEqual({ actionId })
    expect(await findCause(hook)).toEqual({ actionId })
    const reversal = await reverseAction({ actionId, actor: { kind: 'system', name: 'test' } })
    expect(await acting().carryOut(reversal.id)).toBe('done')
    expect(await findCause(hook)).toEqual({ actionId: reversal.id })
  })

  test('takes no edit of somebody else for ours: another kind, another time, another actor, another project', async () => {
    const { subject } = await privateProject()
    const hook = { subject, eventKind: 'project_update', actorId: undefined, botUserId }
    expect(await findCause({ ...hook, eventKind: 'project_rename' })).toBeNull()
    expect(await findCause({ ...hook, occurredAt: new Date(Date.now() + 60_000) })).toBeNull()
    expect(await findCause({ ...hook, actorId: 77 })).toBeNull()
    expect(await findCause({ ...hook, subject: { kind: 'project', id: 999_999 } })).toBeNull()
    await database().pool.query(`UPDATE action SET claimed_at = claimed_at - interval '11 minutes'`)
    expect(await findCause(hook)).toBeNull()
  })

  test('knows our own account as the actor of an issue’s hook', async () => {
    const { double, item, decide, carryOut } = acting()
    const author = double.world.createUser({ username: `cause-${++serial}` })
    const project = double.world.createProject({ creatorId: author.id, visibility: 'public', name: `cause-${serial}` })
    const issue = double.world.createIssue({ projectId: project.id, authorId: author.id, title: 'Buy' })
    const subject = { kind: 'issue', id: issue.id, projectId: project.id, iid: issue.iid } as const
    const { actions } = await decide(await item(subject))
    expect(await findCause({ subject, eventKind: 'issue_close', actorId: botUserId, botUserId })).toBeNull()
    expect(await carryOut(actions[0]?.id ?? 0)).toBe('done')
    const hook = { subject, eventKind: 'issue_close', botUserId }
    expect(await findCause({ ...hook, actorId: botUserId })).toEqual({ actionId: actions[0]?.id })
    expect(await findCause({ ...hook, actorId: author.id })).toBeNull()
  })
})
