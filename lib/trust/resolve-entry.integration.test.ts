import { afterAll, beforeAll, expect, test } from 'vitest'
import { type GitLabDouble, startDouble } from '@/gitlab-double/start-double'
import { setEnvForTests } from '../env'
import { withTestDatabase } from '../testing/with-test-database'
import { addListEntry } from './edit-list'
import { resolveEntry } from './resolve-entry'

const database = withTestDatabase()
let double: GitLabDouble
beforeAll(async () => {
  double = await startDouble({ port: 0 })
  setEnvForTests({ GITLAB_URL: double.url, GITLAB_TOKEN: double.adminToken })
})
afterAll(() => double.close())

test('a name stands for what has exactly it now', async () => {
  const { world } = double
  const ada = world.createUser({ username: 'Ada', name: 'Ada' })
  const group = world.createGroup({ path: 'research' })
  const project = world.createProject({ path: 'lens', groupId: group.id })
  expect(await resolveEntry({ kind: 'USER', value: 'ada' })).toBe(ada.id)
  expect(await resolveEntry({ kind: 'GROUP', value: 'research' })).toBe(group.id)
  expect(await resolveEntry({ kind: 'PROJECT', value: 'research/lens' })).toBe(project.id)
  expect(await resolveEntry({ kind: 'EMAIL_DOMAIN', value: 'uni.example' })).toBeNull()
  world.renameProject(project.id, 'moved')
  for (const [kind, value] of [
    ['USER', 'ad'],
    ['GROUP', 'researc'],
    ['GROUP', String(group.id)],
    ['PROJECT', 'research/lens'],
  ] as const)
    await expect(resolveEntry({ kind, value })).rejects.toMatchObject({ code: 'bad_request' })
})

test('while GitLab cannot be asked nothing is stored, and that is said', async () => {
  setEnvForTests({ GITLAB_TOKEN: undefined })
  const actor = { kind: 'system', name: 'test' } as const
  await expect(addListEntry({ kind: 'USER', value: 'ada', reason: 'x', actor })).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringMatching(/nothing was stored/),
  })
  expect(await database().prisma.listEntry.count()).toBe(0)
})
