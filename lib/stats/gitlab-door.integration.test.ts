import { afterAll, beforeAll, expect, test } from 'vitest'
import { type GitLabDouble, startDouble } from '@/gitlab-double/start-double'
import { setEnvForTests } from '../env'
import { withTestDatabase } from '../testing/with-test-database'
import { gitlabDoorSetting } from './gitlab-door-setting'
import type { Workers } from './read-workers'
import { resolveProjects } from './resolve-projects'

withTestDatabase()
let double: GitLabDouble
beforeAll(async () => {
  double = await startDouble({ port: 0 })
  setEnvForTests({
    GITLAB_URL: double.url,
    GITLAB_TOKEN: double.adminToken,
    SPAMCHECK_PUBLIC_URL: 'grpc://natterjack.example:8001',
  })
})
afterAll(() => double.close())
const read = async (): Promise<Workers> => ({ redis: 'ok', running: [] })

test('projects by id or by the path they have now; what GitLab has none for is named', async () => {
  const { world } = double
  const group = world.createGroup({ path: 'research' })
  const lens = world.createProject({ path: 'lens', groupId: group.id })
  const moved = world.createProject({ path: 'old', groupId: group.id })
  world.renameProject(moved.id, 'new')
  const names = [
    'Research/Lens',
    String(lens.id),
    `/research/new/`,
    'research/old',
    'research',
    '99999999',
    'a b/c',
    '../x',
  ]
  const { found, missing } = await resolveProjects({ names })
  expect(found).toEqual([
    { given: 'Research/Lens', id: lens.id, path: 'research/lens' },
    { given: String(lens.id), id: lens.id, path: 'research/lens' },
    { given: '/research/new/', id: moved.id, path: 'research/new' },
  ])
  expect(missing).toEqual(['research/old', 'research', '99999999', 'a b/c', '../x'])
})

test('what GitLab itself says, and whether that is here', async () => {
  const fresh = await gitlabDoorSetting({ read })
  expect(fresh.said).toMatchObject({ enabled: false })
  const set = (url: string) => async () => ({ enabled: true, url, recaptcha: false })
  expect(await gitlabDoorSetting({ read, ask: set('grpc://natterjack.example:8001') })).toMatchObject({
    pointing: 'here',
    said: { recaptcha: false },
  })
  expect((await gitlabDoorSetting({ read, ask: set('tls://natterjack.example:8001') })).pointing).toBe('elsewhere')
  expect(await gitlabDoorSetting({ read, ask: async () => null })).toEqual({ said: null, pointing: null })
})

test('a token that may not read settings is told from a GitLab that can’t be asked', async () => {
  setEnvForTests({ GITLAB_TOKEN: undefined })
  await expect(gitlabDoorSetting({ read })).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringMatching(/^GitLab could not be asked how its Spamcheck client is set: /),
  })
})
