import { afterEach, expect, test } from 'vitest'
import { type GitLabDouble, startDouble } from '../start-double'
import { apiOf } from '../testing'

const open: GitLabDouble[] = []
const start = async (options: Parameters<typeof startDouble>[0] = {}): Promise<GitLabDouble> => {
  const double = await startDouble(options)
  open.push(double)
  return double
}
afterEach(async () => {
  for (const double of open.splice(0)) await double.close()
})

test('a world goes on after a restart: same objects, same states, new ids', async () => {
  const first = await start()
  const user = first.world.createUser({ username: 'zoe', name: 'Zoe' })
  const project = first.world.createProject({ creatorId: user.id, name: 'Kept', visibility: 'public' })
  await apiOf(first)('POST', `/users/${user.id}/block`)
  const second = await start({ snapshot: first.snapshot() })
  const api = apiOf(second)
  expect((await api('GET', `/users/${user.id}`)).json).toMatchObject({ username: 'zoe', state: 'blocked' })
  expect((await api('GET', `/projects/${project.id}`)).json).toMatchObject({ name: 'Kept' })
  expect(second.world.createUser({ username: 'new', name: 'New' }).id).toBeGreaterThan(user.id)
})

test('bytes of another shape are refused, with what to do', async () => {
  const { serialize } = await import('node:v8')
  await expect(start({ snapshot: serialize({ users: 3 }) })).rejects.toThrow('remove the file')
})
