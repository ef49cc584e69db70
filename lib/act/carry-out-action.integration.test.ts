import { beforeEach, describe, expect, test } from 'vitest'
import { withTestDatabase } from '../testing/with-test-database'
import { withActing } from './acting.fixture'
import { dueActions } from './due-actions'

const database = withTestDatabase()
const acting = withActing(database)

const actionOf = (id: number) => database().prisma.action.findUniqueOrThrow({ where: { id } })
const auditOf = async (id: number) =>
  (await database().prisma.auditEntry.findMany({ where: { subject: `action:${id}` }, orderBy: { id: 'asc' } })).map(
    (entry) => entry.action,
  )

async function blockable(name: string) {
  const { double, item, decide } = acting()
  const user = double.world.createUser({ username: name })
  const itemId = await item({ kind: 'user', id: user.id })
  const { decisionId, actions } = await decide(itemId)
  const [action] = actions
  if (!action) throw new Error('No action was planned.')
  return { user, itemId, decisionId, action }
}

beforeEach(async () => {
  await acting().set({ dryRun: false, undoSeconds: 0, actionsPerHour: 1000 })
  acting().double.faults.clear()
  acting().double.requests.clear()
})

describe('carryOutAction', () => {
  test('blocks a user once, whoever else tries at the same time, and keeps what GitLab answered', async () => {
    const { user, action } = await blockable('twenty-at-once')
    expect(action).toMatchObject({ kind: 'BLOCK_USER', state: 'SCHEDULED', words: 'Block @twenty-at-once' })
    const results = await Promise.all(Array.from({ length: 20 }, () => acting().carryOut(action.id)))
    expect(results.filter((result) => result === 'done')).toHaveLength(1)
    expect(results.filter((result) => result === 'not_claimed')).toHaveLength(19)
    expect(acting().writes()).toEqual([`POST /api/v4/users/${user.id}/block`])
    expect(acting().double.world.user(user.id)?.state).toBe('blocked')
    expect(await actionOf(action.id)).toMatchObject({
      state: 'DONE',
      endedAt: expect.any(Date),
      answers: [{ method: 'POST', status: 201, body: 'true' }],
      plan: { steps: [{ inverse: { path: `/users/${user.id}/unblock` } }] },
    })
    expect(await auditOf(action.id)).toEqual(['action.scheduled', 'action.done'])
    expect(await database().prisma.author.findUniqueOrThrow({ where: { gitlabId: user.id } })).toMatchObject({
      state: 'blocked',
    })
    expect(await acting().carryOut(action.id)).toBe('not_claimed')
  })

  test('closes an issue as confidential, and a project becomes private', async () => {
    const { double, item, decide, carryOut } = acting()
    const author = double.world.createUser({ username: 'shop' })
    const project = double.world.createProject({ creatorId: author.id, visibility: 'public', name: 'Shop' })
    const issue = double.world.createIssue({ projectId: project.id, authorId: author.id, title: 'Buy' })
    const subject = { kind: 'issue', id: issue.id, projectId: project.id, iid: issue.iid } as const
    for (const itemId of [await item(subject), await item({ kind: 'project', id: project.id })]) {
      const { actions } = await decide(itemId)
      expect(await carryOut(actions[0]?.id ?? 0)).toBe('done')
    }
    expect(double.world.issue(issue.id)).toMatchObject({ state: 'closed', confidential: true })
    expect(double.world.project(project.id)).toMatchObject({ visibility: 'private' })
  })

  test('waits until its time, by the clock of the database', async () => {
    await acting().set({ undoSeconds: 3600 })
    const { action } = await blockable('not-yet')
    expect(await acting().carryOut(action.id)).toBe('not_due')
    expect(await dueActions({ limit: 100 })).not.toContain(action.id)
    await database().pool.query(`UPDATE action SET run_at = now() WHERE id = $1`, [action.id])
    expect(await dueActions({ limit: 100 })).toContain(action.id)
    expect(await acting().carryOut(action.id)).toBe('done')
  })

  test('in a dry run nothing is sent: not when planned, and not when dry run was switched on since', async () => {
    const { user, action } = await blockable('scheduled-before')
    await acting().set({ dryRun: true })
    const planned = await blockable('planned-only')
    acting().double.requests.clear()
    expect(planned.action.state).toBe('PLANNED')
    expect(await acting().carryOut(planned.action.id)).toBe('not_claimed')
    expect(await acting().carryOut(action.id)).toBe('refused')
    expect(acting().double.requests).toHaveLength(0)
    expect(await actionOf(action.id)).toMatchObject({ state: 'PLANNED', reason: 'dry_run' })
    expect(acting().double.world.user(user.id)?.state).toBe('active')
  })

  test('what comes due during a dry run stays a plan for ever; what doesn’t is done at its time', async () => {
    await acting().set({ undoSeconds: 3600 })
    const [due, later] = [await blockable('due-in-dry-run'), await blockable('due-after-dry-run')]
    const comesDue = (id: number) => database().pool.query('UPDATE action SET run_at = now() WHERE id = $1', [id])
    await acting().set({ dryRun: true })
    await comesDue(due.action.id)
    expect(await acting().carryOut(due.action.id)).toBe('refused')
    expect(await acting().carryOut(later.action.id)).toBe('not_due')
    await acting().set({ dryRun: false })
    expect(await acting().carryOut(due.action.id)).toBe('not_claimed')
    expect(await actionOf(due.action.id)).toMatchObject({ state: 'PLANNED', reason: 'dry_run' })
    expect(acting().writes()).toEqual([])
    await comesDue(later.action.id)
    expect(await acting().carryOut(later.action.id)).toBe('done')
    expect(acting().writes()).toHaveLength(1)
  })

  test('never over the hourly cap, with many workers at once; the rest waits', async () => {
    await database().pool.query(`UPDATE action SET called_at = called_at - interval '2 hours'`)
    const all = await Promise.all(Array.from({ length: 12 }, (_, index) => blockable(`capped-${index}`)))
    await acting().set({ actionsPerHour: 5 })
    acting().double.requests.clear()
    const results = await Promise.all(all.map(({ action }) => acting().carryOut(action.id)))
    expect(results.filter((result) => result === 'done')).toHaveLength(5)
    expect(results.filter((result) => result === 'not_due')).toHaveLength(7)
    expect(acting().writes()).toHaveLength(5)
    const waiting = await database().prisma.action.findMany({ where: { reason: 'hourly_cap' } })
    expect(waiting).toHaveLength(7)
    for (const action of waiting) {
      expect(action).toMatchObject({ state: 'SCHEDULED', claimedAt: null })
      expect(action.runAt.getTime()).toBeGreaterThan(Date.now())
    }
    await acting().set({ actionsPerHour: 0 })
    const { action } = await blockable('none-allowed')
    expect(await acting().carryOut(action.id)).toBe('not_due')
  })

  test.each([
    ['admin', { isAdmin: true }, 'admin'],
    ['internal bot', { userType: 'service_account', username: 'support-bot', createdById: null }, 'bot'],
    ['trusted', { customAttributes: { trusted_by: 'root/1+2026' } }, 'trusted'],
  ] as const)('refuses an account that has become %s since the decision', async (name, changes, reason) => {
    const { user, action } = await blockable(`became-${name.replace(' ', '-')}`)
    if ('customAttributes' in changes) acting().double.world.trustUser(user.id)
    else Object.assign(acting().double.world.user(user.id) ?? {}, changes)
    acting().double.requests.clear()
    expect(await acting().carryOut(action.id)).toBe('refused')
    expect(await actionOf(action.id)).toMatchObject({ state: 'REFUSED', reason, detail: expect.stringMatching(/\.$/) })
    expect(acting().writes()).toEqual([])
    expect(await auditOf(action.id)).toEqual(['action.scheduled', 'action.refused'])
  })

  test('refuses when a list entry trusts it by now, and when it is our own account', async () => {
    const trusted = await blockable('listed-since')
    const trustOf = async () =>
      ({ trusted: true, rule: 'user', reason: 'user listed-since, listed by ada: known' }) as const
    expect(await acting().carryOut(trusted.action.id, { trustOf })).toBe('refused')
    const own = await blockable('own-account')
    expect(await acting().carryOut(own.action.id, { botUserId: own.user.id })).toBe('refused')
    expect(await actionOf(own.action.id)).toMatchObject({ reason: 'ourselves' })
    expect(acting().writes()).toEqual([])
  })

  test('plans nothing for an administrator, and says so', async () => {
    const { double, item, decide } = acting()
    const admin = double.world.createUser({ username: 'boss', isAdmin: true })
    const { actions } = await decide(await item({ kind: 'user', id: admin.id }))
    expect(actions).toMatchObject([{ state: 'REFUSED', words: expect.stringContaining('administrator') }])
    expect(await acting().carryOut(actions[0]?.id ?? 0)).toBe('not_claimed')
  })

  test.each([
    ['blocked', 'done', 'nothing_to_do'],
    ['banned', 'done', 'nothing_to_do'],
    ['blocked_pending_approval', 'done', 'nothing_to_do'],
    ['ldap_blocked', 'refused', 'ldap_blocked'],
    ['deactivated', 'done', null],
  ] as const)('an account that is %s by then: %s', async (state, result, reason) => {
    const { user, action } = await blockable(`is-${state}`)
    acting().double.world.setState(user.id, state)
    acting().double.requests.clear()
    expect(await acting().carryOut(action.id)).toBe(result)
    expect(await actionOf(action.id)).toMatchObject({ reason })
    expect(acting().writes()).toHaveLength(reason === null ? 1 : 0)
  })

  test('what is gone by then is left alone', async () => {
    const { user, action } = await blockable('deleted-since')
    acting().double.world.deleteUser(user.id, { hard: true })
    expect(await acting().carryOut(action.id)).toBe('refused')
    expect(await actionOf(action.id)).toMatchObject({ state: 'REFUSED', reason: 'gone' })
  })
})
