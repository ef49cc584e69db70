import { afterAll, beforeAll, expect, test } from 'vitest'
import { type GitLabDouble, startDouble } from '@/gitlab-double/start-double'
import { createGitLabClient, type GitLabClient } from '../gitlab/client'
import type { Memberships } from './check-trust'
import { createMemberships } from './memberships'

let double: GitLabDouble
let gitlab: GitLabClient
let memberships: Memberships
beforeAll(async () => {
  double = await startDouble()
  gitlab = createGitLabClient({ url: double.url, token: double.adminToken, timeoutMs: 5_000, connections: 4 })
  memberships = createMemberships({ gitlab })
})
afterAll(async () => {
  await gitlab.close()
  await double.close()
})

const meets = async (userId: number, id: number, withSubs: boolean): Promise<boolean> => {
  const own = await memberships.groupsOf(userId)
  const ids = await memberships.groupIdsFor({ id, withSubs })
  return [...ids].some((id) => own.has(id))
}

test('members of a group and of those above it count; those below on demand', async () => {
  const { world } = double
  const [above, inside, below, outside] = ['above', 'inside', 'below', 'outside'].map((username) =>
    world.createUser({ username, name: username }),
  )
  if (!above || !inside || !below || !outside) throw new Error('no users')
  const research = world.createGroup({ path: 'research', members: { [above.id]: 10 } })
  const optics = world.createGroup({ path: 'optics', parentId: research.id, members: { [inside.id]: 30 } })
  world.createGroup({ path: 'lens', parentId: optics.id, members: { [below.id]: 30 } })
  world.createGroup({ path: 'shop', members: { [outside.id]: 50 } })

  expect(await meets(above.id, optics.id, false)).toBe(true)
  expect(await meets(inside.id, optics.id, false)).toBe(true)
  expect(await meets(below.id, optics.id, false)).toBe(false)
  expect(await meets(below.id, optics.id, true)).toBe(true)
  expect(await meets(outside.id, optics.id, true)).toBe(false)
  expect(await meets(outside.id, 999_999, true)).toBe(false)
  expect(await memberships.groupsOf(999_999)).toEqual(new Map())
  expect(await memberships.groupsOf(above.id)).toEqual(new Map([[research.id, 10]]))

  const asked = double.requests.length
  expect(await meets(inside.id, optics.id, false)).toBe(true)
  expect(double.requests.length).toBe(asked)
})

test('says whether GitLab confirms addresses', async () => {
  expect(await memberships.confirmsAddresses()).toBe(true)
  double.world.settings.emailConfirmation = 'off'
  expect(await createMemberships({ gitlab }).confirmsAddresses()).toBe(false)
})
