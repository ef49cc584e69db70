import { expect, test } from 'vitest'
import { createFetcher } from '../fetch/fetch-item'
import type { Subject } from '../intake/subject'
import { withTestDatabase } from '../testing/with-test-database'
import { moderator, withActing } from './acting.fixture'
import { returnUndone } from './return-undone'
import { reverseAction } from './reverse-action'

const database = withTestDatabase()
const acting = withActing(database)
let serial = 0

/** A decision on it, carried out a minute ago. */
async function decided(subject: Subject) {
  const { item, decide, carryOut } = acting()
  const itemId = await item(subject)
  const { actions } = await decide(itemId)
  for (const { id } of actions) expect(await carryOut(id)).toBe('done')
  await database().pool.query(`UPDATE action SET ended_at = ended_at - interval '1 minute' WHERE item_id = $1`, [
    itemId,
  ])
  await database().prisma.item.update({ where: { id: itemId }, data: { reviewState: 'DECIDED' } })
  return { itemId, actions }
}

/** Looks at GitLab again, as an event about the same content does. */
async function lookAgain(subject: Subject, itemId: number) {
  const fetched = await createFetcher({ gitlab: acting().gitlab }).fetch(subject)
  if (fetched.gone) throw new Error('It is gone.')
  const { versionId } = await database().prisma.item.findUniqueOrThrow({ where: { id: itemId } })
  const data = { dedupeKey: `again-${serial++}`, rawBytes: 1, sha256: new Uint8Array([1]) }
  const event = await database().prisma.event.create({ data })
  const look = { itemId, versionId: versionId ?? 0, fetched, lookedAt: new Date(), eventId: String(event.id) }
  const detail = await returnUndone(look)
  const { reviewState } = await database().prisma.item.findUniqueOrThrow({ where: { id: itemId } })
  const { itemId: ofEvent } = await database().prisma.event.findUniqueOrThrow({ where: { id: event.id } })
  return { detail, reviewState, ofEvent }
}

function newProject() {
  const { world } = acting().double
  const creator = world.createUser({ username: `maker-${++serial}` })
  const project = world.createProject({ creatorId: creator.id, visibility: 'public' })
  return { creator, project, subject: { kind: 'project', id: project.id } as const }
}

test('a project that its author makes public again is back in the queue, once; while it is private nothing happens', async () => {
  await acting().set({ dryRun: false, undoSeconds: 0 })
  const { project, subject } = newProject()
  const { itemId } = await decided(subject)
  expect(await lookAgain(subject, itemId)).toMatchObject({ detail: null, reviewState: 'DECIDED' })
  acting().double.world.updateProject(project.id, { visibility: 'public' })
  const again = await lookAgain(subject, itemId)
  expect(again).toEqual({
    detail: expect.stringContaining('made private as spam and is public again'),
    reviewState: 'PENDING',
    ofEvent: itemId,
  })
  // One decision stands on a version: for the next one this one must not.
  expect(await database().prisma.decision.findFirst({ where: { itemId } })).toMatchObject({
    undoneAt: expect.any(Date),
    undoneById: null,
  })
  expect(await lookAgain(subject, itemId)).toMatchObject({ detail: null, reviewState: 'PENDING' })
})

test('an issue that is reopened, and one that is made visible, are back in the queue', async () => {
  for (const change of [{ state: 'opened' }, { confidential: false }] as const) {
    const { creator, project } = newProject()
    const issue = acting().double.world.createIssue({ projectId: project.id, authorId: creator.id })
    const subject = { kind: 'issue', id: issue.id, projectId: project.id, iid: issue.iid } as const
    const { itemId } = await decided(subject)
    expect((await lookAgain(subject, itemId)).detail).toBeNull()
    acting().double.world.updateIssue(issue.id, change)
    expect(await lookAgain(subject, itemId)).toMatchObject({ reviewState: 'PENDING' })
  }
})

test('an account that is active again is back in the queue', async () => {
  const user = acting().double.world.createUser({ username: `blocked-${++serial}` })
  const subject = { kind: 'user', id: user.id } as const
  const { itemId } = await decided(subject)
  expect((await lookAgain(subject, itemId)).detail).toBeNull()
  acting().double.world.setState(user.id, 'active')
  expect(await lookAgain(subject, itemId)).toMatchObject({
    detail: expect.stringContaining('is active again'),
    reviewState: 'PENDING',
  })
})

test('what one of ours took back stays decided', async () => {
  const user = acting().double.world.createUser({ username: `restored-${++serial}` })
  const subject = { kind: 'user', id: user.id } as const
  const { itemId, actions } = await decided(subject)
  const reversal = await reverseAction({ actionId: actions[0]?.id ?? 0, actor: moderator })
  expect(await acting().carryOut(reversal.id)).toBe('done')
  expect(await lookAgain(subject, itemId)).toMatchObject({ detail: null, reviewState: 'DECIDED' })
})
