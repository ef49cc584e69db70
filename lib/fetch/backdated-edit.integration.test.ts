import { expect, test } from 'vitest'
import { apiOf } from '../../gitlab-double/testing'
import { withTestDatabase } from '../testing/with-test-database'
import { withFetching } from './fetching.fixture'
import { createVersionStore } from './store-version'

const database = withTestDatabase()
const fetching = withFetching()

test('an edit that the owner of the project dates 2001 is the current content all the same', async () => {
  const { double, fetched, newUser } = fetching()
  const owner = newUser()
  const project = double.world.createProject({ creatorId: owner.id })
  const issue = double.world.createIssue({ projectId: project.id, authorId: owner.id, title: 'A question' })
  const subject = { kind: 'issue', id: issue.id, projectId: project.id, iid: issue.iid } as const
  const store = createVersionStore({ pool: database().pool })
  await store.store({ fetched: await fetched(subject), observation: '1', eventId: null })

  const asOwner = apiOf(double, double.world.createToken({ userId: owner.id, scopes: ['api'] }).value)
  const body = { title: 'Cheap watches', updated_at: '2001-02-03T04:05:06Z' }
  expect((await asOwner('PUT', `/projects/${project.id}/issues/${issue.iid}`, { body })).status).toBe(200)
  const edited = await fetched(subject)
  expect(edited.sourceUpdatedAt).toEqual(new Date('2001-02-03T04:05:06Z'))

  const stored = await store.store({ fetched: edited, observation: '2', eventId: null })
  expect(stored).toMatchObject({ current: true, changed: true, alreadyJudged: false })
  const { title } = await database().prisma.item.findUniqueOrThrow({ where: { id: stored.itemId } })
  expect(title).toBe('Cheap watches')
})
