import { beforeEach, describe, expect, test } from 'vitest'
import { createGitLabClient } from '../gitlab/client'
import { withTestDatabase } from '../testing/with-test-database'
import { moderator, withActing } from './acting.fixture'
import { dueActions } from './due-actions'
import { retryAction } from './retry-action'

const database = withTestDatabase()
const acting = withActing(database)
let serial = 0

const actionOf = (id: number) => database().prisma.action.findUniqueOrThrow({ where: { id } })

async function blockable() {
  const { double, item, decide } = acting()
  const user = double.world.createUser({ username: `interrupted-${++serial}` })
  const { actions } = await decide(await item({ kind: 'user', id: user.id }))
  return { user, id: actions[0]?.id ?? 0 }
}

/** As a worker that was killed would have left the row. */
async function leave(id: number, state: 'RUNNING' | 'CALLING', secondsAgo: number) {
  await database().pool.query(
    `UPDATE action SET state = $2::"ActionState", claimed_at = now() - make_interval(secs => $3) WHERE id = $1`,
    [id, state, secondsAgo],
  )
}

beforeEach(() => {
  acting().double.faults.clear()
  acting().double.requests.clear()
})

describe('an action whose worker was killed', () => {
  test('before anything was sent goes back and is done', async () => {
    const { user, id } = await blockable()
    await leave(id, 'RUNNING', 61)
    expect(await dueActions({ limit: 10 })).toContain(id)
    expect(await acting().carryOut(id)).toBe('not_due')
    expect(await actionOf(id)).toMatchObject({ state: 'SCHEDULED', reason: 'interrupted' })
    expect(await acting().carryOut(id)).toBe('done')
    expect(acting().double.world.user(user.id)?.state).toBe('blocked')
    expect(acting().writes()).toHaveLength(1)
  })

  test('is left to its worker while that may still be at it', async () => {
    for (const state of ['RUNNING', 'CALLING'] as const) {
      const { id } = await blockable()
      await leave(id, state, 50)
      expect(await dueActions({ limit: 10 })).not.toContain(id)
      expect(await acting().carryOut(id)).toBe('not_claimed')
      expect(await actionOf(id)).toMatchObject({ state })
    }
  })

  test('after the request had its effect is found done, and nothing is sent again', async () => {
    const { user, id } = await blockable()
    acting().double.world.setState(user.id, 'blocked')
    await leave(id, 'CALLING', 61)
    expect(await acting().carryOut(id)).toBe('done')
    expect(await actionOf(id)).toMatchObject({ state: 'DONE', reason: 'verified' })
    expect(acting().writes()).toEqual([])
  })

  test('when it is not in effect fails, and only a person tries it again', async () => {
    const { user, id } = await blockable()
    await leave(id, 'CALLING', 61)
    const results = await Promise.all([1, 2, 3].map(() => acting().carryOut(id)))
    expect(results.sort()).toEqual(['failed', 'not_claimed', 'not_claimed'])
    expect(await actionOf(id)).toMatchObject({ state: 'FAILED', reason: 'interrupted' })
    expect(acting().writes()).toEqual([])
    expect(await acting().carryOut(id)).toBe('not_claimed')
    await retryAction({ actionId: id, actor: moderator })
    expect(await acting().carryOut(id)).toBe('done')
    expect(acting().double.world.user(user.id)?.state).toBe('blocked')
    await expect(retryAction({ actionId: id, actor: moderator })).rejects.toMatchObject({ code: 'conflict' })
  })

  test('stays in doubt while GitLab can’t be asked, and is asked a minute later', async () => {
    const { id } = await blockable()
    await leave(id, 'CALLING', 61)
    acting().double.faults.add({ kind: 'error-500' })
    expect(await acting().carryOut(id)).toBe('not_due')
    expect(await actionOf(id)).toMatchObject({ state: 'CALLING' })
    expect(await dueActions({ limit: 10 })).not.toContain(id)
  })
})

describe('an answer that was lost', () => {
  test('though the effect took place: it is read, not sent again', async () => {
    const { user, id } = await blockable()
    acting().double.faults.add({ kind: 'error-500', match: { method: 'POST' }, afterEffect: true, times: 1 })
    expect(await acting().carryOut(id)).toBe('done')
    expect(await actionOf(id)).toMatchObject({ state: 'DONE', reason: 'verified', answers: [{ status: 500 }] })
    expect(acting().double.world.user(user.id)?.state).toBe('blocked')
    expect(acting().writes()).toHaveLength(1)
  })

  test('without effect: it stays in doubt for a minute, then fails, and was sent once', async () => {
    const { user, id } = await blockable()
    acting().double.faults.add({ kind: 'error-500', match: { method: 'POST' }, times: 1 })
    expect(await acting().carryOut(id)).toBe('not_due')
    expect(await actionOf(id)).toMatchObject({ state: 'CALLING' })
    await leave(id, 'CALLING', 61)
    expect(await acting().carryOut(id)).toBe('failed')
    expect(acting().writes()).toHaveLength(1)
    expect(acting().double.world.user(user.id)?.state).toBe('active')
  })

  test('by a reset connection: sent once', async () => {
    const { id } = await blockable()
    acting().double.faults.add({ kind: 'reset', match: { method: 'POST' } })
    await acting().carryOut(id)
    expect(acting().writes()).toHaveLength(1)
  })
})

describe('the hourly cap', () => {
  beforeEach(async () => {
    await database().pool.query(`UPDATE action SET called_at = called_at - interval '2 hours'`)
    await acting().set({ actionsPerHour: 1 })
    return async () => {
      await acting().set({ actionsPerHour: 1000 })
    }
  })

  test('of one lets an action try again that GitLab turned away', async () => {
    const { id } = await blockable()
    const options = { url: acting().double.url, token: acting().double.adminToken, timeoutMs: 2_000, connections: 2 }
    const turnedAway = createGitLabClient(options)
    acting().double.faults.add({ kind: 'rate-limit-app', match: { method: 'POST' }, times: 1 })
    expect(await acting().carryOut(id, { gitlab: turnedAway })).toBe('not_due')
    expect(await actionOf(id)).toMatchObject({ answers: [{ status: 429 }], calledAt: null })
    await turnedAway.close()
    await database().pool.query('UPDATE action SET run_at = now() WHERE id = $1', [id])
    expect(await acting().carryOut(id)).toBe('done')
    expect((await actionOf(id)).calledAt).toEqual(expect.any(Date))
  })

  test('doesn’t count what GitLab refused', async () => {
    const refused = await blockable()
    acting().double.faults.add({ kind: 'forbidden', match: { method: 'POST' }, times: 1 })
    expect(await acting().carryOut(refused.id)).toBe('failed')
    const next = await blockable()
    expect(await acting().carryOut(next.id)).toBe('done')
  })

  test.each([
    ['in effect', 'done', 'verified'],
    ['not in effect', 'failed', 'interrupted'],
  ] as const)('counts an action whose worker died while asking, found %s', async (_, result, reason) => {
    const { user, id } = await blockable()
    await leave(id, 'CALLING', 61)
    await database().pool.query('UPDATE action SET called_at = claimed_at WHERE id = $1', [id])
    if (reason === 'verified') acting().double.world.setState(user.id, 'blocked')
    expect(await acting().carryOut(id)).toBe(result)
    expect(await actionOf(id)).toMatchObject({ reason })
    const next = await blockable()
    expect(await acting().carryOut(next.id)).toBe('not_due')
    expect(await actionOf(next.id)).toMatchObject({ reason: 'hourly_cap' })
    if (result === 'done') return
    // It counts for others, not against itself.
    await retryAction({ actionId: id, actor: moderator })
    expect(await acting().carryOut(id)).toBe('done')
  })
})

describe('while GitLab can’t do it', () => {
  test.each([
    ['a 429 of the limiter in front', { kind: 'rate-limit-rack', retryAfter: 40 }, 'gitlab_rate_limited', 35],
    ['a 429 of the application without a header', { kind: 'rate-limit-app' }, 'gitlab_rate_limited', 15],
    ['an expired token', { kind: 'unauthorized' }, 'gitlab_unauthorized', 4],
    ['a token that lost its privilege', { kind: 'lost-privilege' }, 'gitlab_lost_privilege', 4],
    ['a GitLab that is down', { kind: 'bad-gateway' }, 'gitlab_unavailable', 4],
  ] as const)('the action waits: %s', async (_, fault, reason, seconds) => {
    const { user, id } = await blockable()
    const options = { url: acting().double.url, token: acting().double.adminToken, timeoutMs: 2_000, connections: 2 }
    const gitlab = createGitLabClient(options)
    acting().double.faults.add(fault)
    expect(await acting().carryOut(id, { gitlab })).toBe('not_due')
    const action = await actionOf(id)
    expect(action).toMatchObject({ state: 'SCHEDULED', reason, detail: expect.any(String) })
    expect(action.runAt.getTime() - Date.now()).toBeGreaterThan(seconds * 1000 - 2_000)
    expect(acting().writes()).toEqual([])
    acting().double.faults.clear()
    await database().pool.query('UPDATE action SET run_at = now() WHERE id = $1', [id])
    expect(await acting().carryOut(id)).toBe('done')
    expect(acting().double.world.user(user.id)?.state).toBe('blocked')
    await gitlab.close()
  })

  test('a 429 to the call itself did nothing, so it is put off as well', async () => {
    const { id } = await blockable()
    const options = { url: acting().double.url, token: acting().double.adminToken, timeoutMs: 2_000, connections: 2 }
    const gitlab = createGitLabClient(options)
    acting().double.faults.add({ kind: 'rate-limit-app', match: { method: 'POST' }, times: 1 })
    expect(await acting().carryOut(id, { gitlab })).toBe('not_due')
    expect(await actionOf(id)).toMatchObject({ state: 'SCHEDULED', answers: [{ status: 429 }] })
    await gitlab.close()
  })

  test('a plain no ends it, in GitLab’s words', async () => {
    const { id } = await blockable()
    acting().double.faults.add({ kind: 'forbidden', match: { method: 'POST' } })
    expect(await acting().carryOut(id)).toBe('failed')
    expect(await actionOf(id)).toMatchObject({ reason: 'forbidden', detail: expect.stringContaining('403 Forbidden') })
  })
})
