import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { withTestDatabase } from '../testing/with-test-database'
import { moderator, withActing } from './acting.fixture'
import { reverseAction } from './reverse-action'

const database = withTestDatabase()
const acting = withActing(database)
let serial = 0

const actionOf = (id: number) => database().prisma.action.findUniqueOrThrow({ where: { id } })

async function blockable() {
  const { double, item, decide } = acting()
  const user = double.world.createUser({ username: `undone-${++serial}` })
  const { decisionId, actions } = await decide(await item({ kind: 'user', id: user.id }))
  return { user, decisionId, id: actions[0]?.id ?? 0 }
}

beforeEach(async () => {
  await acting().set({ dryRun: false, undoSeconds: 0, actionsPerHour: 10_000 })
  acting().double.requests.clear()
})

describe('reverseAction', () => {
  test('unblocks, once, however often it is asked', async () => {
    const { user, id } = await blockable()
    await acting().carryOut(id)
    const reversals = await Promise.all([1, 2, 3].map(() => reverseAction({ actionId: id, actor: moderator })))
    expect(new Set(reversals.map((reversal) => reversal.id)).size).toBe(1)
    const [reversal] = reversals
    expect(reversal?.state).toBe('SCHEDULED')
    expect(await acting().carryOut(reversal?.id ?? 0)).toBe('done')
    expect(acting().double.world.user(user.id)?.state).toBe('active')
    expect(await reverseAction({ actionId: id, actor: moderator })).toMatchObject({ id: reversal?.id, state: 'DONE' })
    await expect(reverseAction({ actionId: reversal?.id ?? 0, actor: moderator })).rejects.toMatchObject({
      code: 'conflict',
    })
  })

  test('is only planned in a dry run, and can be asked for again when that is over', async () => {
    const { user, id } = await blockable()
    await acting().carryOut(id)
    await acting().set({ dryRun: true })
    const planned = await reverseAction({ actionId: id, actor: moderator })
    expect(planned.state).toBe('PLANNED')
    await acting().set({ dryRun: false })
    const again = await reverseAction({ actionId: id, actor: moderator })
    expect(again).toMatchObject({ id: planned.id, state: 'SCHEDULED' })
    expect(await acting().carryOut(again.id)).toBe('done')
    expect(acting().double.world.user(user.id)?.state).toBe('active')
  })

  test('is neither counted nor held back by the hourly cap', async () => {
    const { id } = await blockable()
    await acting().carryOut(id)
    await acting().set({ actionsPerHour: 0 })
    const { id: reversalId } = await reverseAction({ actionId: id, actor: moderator })
    expect(await acting().carryOut(reversalId)).toBe('done')
  })

  test('of an action that is being called waits until it is clear what became of that', async () => {
    const { user, id } = await blockable()
    await acting().carryOut(id)
    await database().pool.query(`UPDATE action SET state = 'CALLING' WHERE id = $1`, [id])
    const { id: reversalId } = await reverseAction({ actionId: id, actor: moderator })
    expect(await acting().carryOut(reversalId)).toBe('not_due')
    expect(acting().double.world.user(user.id)?.state).toBe('blocked')
    await database().pool.query(`UPDATE action SET state = 'DONE' WHERE id = $1`, [id])
    await database().pool.query(`UPDATE action SET run_at = now() WHERE id = $1`, [reversalId])
    expect(await acting().carryOut(reversalId)).toBe('done')
  })

  test.each([
    ['banned', 'refused', 'banned'],
    ['ldap_blocked', 'refused', 'ldap_blocked'],
    ['blocked_pending_approval', 'refused', 'pending_approval'],
    ['active', 'done', 'nothing_to_do'],
  ] as const)('leaves an account alone that is %s meanwhile', async (state, result, reason) => {
    const { user, id } = await blockable()
    await acting().carryOut(id)
    acting().double.world.setState(user.id, state)
    const reversal = await reverseAction({ actionId: id, actor: moderator })
    acting().double.requests.clear()
    expect(await acting().carryOut(reversal.id)).toBe(result)
    expect(await actionOf(reversal.id)).toMatchObject({ reason })
    expect(acting().writes()).toEqual([])
  })

  test('what changed nothing has nothing to restore; what was not done is taken back otherwise', async () => {
    const banned = await blockable()
    acting().double.world.setState(banned.user.id, 'banned')
    await acting().carryOut(banned.id)
    expect(await reverseAction({ actionId: banned.id, actor: moderator })).toMatchObject({ state: 'REFUSED' })
    const waiting = await blockable()
    await expect(reverseAction({ actionId: waiting.id, actor: moderator })).rejects.toMatchObject({ code: 'conflict' })
    await expect(reverseAction({ actionId: 999_999, actor: moderator })).rejects.toMatchObject({ code: 'not_found' })
  })

  test('whatever was done, everything is afterwards as it was before', async () => {
    const { double, item, decide, carryOut } = acting()
    const worlds = fc.record({
      visibility: fc.constantFrom('public', 'internal', 'private'),
      closed: fc.boolean(),
      confidential: fc.boolean(),
      state: fc.constantFrom('active', 'blocked', 'banned', 'blocked_pending_approval'),
    })
    await fc.assert(
      fc.asyncProperty(worlds, async ({ visibility, closed, confidential, state }) => {
        const author = double.world.createUser({ username: `restored-${++serial}` })
        const project = double.world.createProject({ creatorId: author.id, visibility, name: `restored-${serial}` })
        const issue = double.world.createIssue({
          projectId: project.id,
          authorId: author.id,
          title: 'Buy',
          confidential,
        })
        if (closed) double.world.updateIssue(issue.id, { state: 'closed' })
        double.world.setState(author.id, state)
        const picture = () => ({
          visibility: double.world.project(project.id)?.visibility,
          issue: [double.world.issue(issue.id)?.state, double.world.issue(issue.id)?.confidential],
          state: double.world.user(author.id)?.state,
        })
        const before = picture()
        const done: number[] = []
        for (const subject of [
          { kind: 'user', id: author.id },
          { kind: 'issue', id: issue.id, projectId: project.id, iid: issue.iid },
          { kind: 'project', id: project.id },
        ] as const) {
          for (const action of (await decide(await item(subject))).actions) {
            expect(await carryOut(action.id)).toBe('done')
            done.push(action.id)
          }
        }
        expect(picture()).toMatchObject({ visibility: 'private', issue: ['closed', true] })
        expect(picture().state).not.toBe('active')
        for (const actionId of done.reverse()) {
          const reversal = await reverseAction({ actionId, actor: moderator })
          if (reversal.state === 'SCHEDULED') expect(await carryOut(reversal.id)).toBe('done')
        }
        expect(picture()).toEqual(before)
      }),
      { numRuns: 15 },
    )
  }, 120_000)
})
