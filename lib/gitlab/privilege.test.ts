import { describe, expect, test } from 'vitest'
import { startDouble } from '../../gitlab-double/start-double'
import { createGitLabClient } from './client'
import { checkPrivilege } from './privilege'

describe('checkPrivilege', () => {
  test('tells who we are and until when', async () => {
    const double = await startDouble()
    const gitlab = createGitLabClient({ url: double.url, token: double.adminToken, timeoutMs: 2_000, connections: 1 })
    expect(await checkPrivilege(gitlab)).toMatchObject({
      botUserId: 2,
      botUsername: 'natterjack-bot',
      scopes: ['api', 'sudo', 'admin_mode'],
      expiresAt: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    })
    await gitlab.close()
    await double.close()
  })

  test('fails loudly for an ordinary account, and for an administrator without Admin Mode', async () => {
    const double = await startDouble()
    const user = double.world.createUser({ username: 'ordinary' })
    const token = double.world.createToken({ userId: user.id, scopes: ['api'] })
    const ordinary = createGitLabClient({ url: double.url, token: token.value, timeoutMs: 2_000, connections: 1 })
    await expect(checkPrivilege(ordinary)).rejects.toMatchObject({ reason: 'lost_privilege' })
    await ordinary.close()
    await double.close()
    const strict = await startDouble({ adminMode: true })
    const admin = strict.world.createUser({ username: 'half-admin', isAdmin: true })
    const without = strict.world.createToken({ userId: admin.id, scopes: ['api'] })
    const half = createGitLabClient({ url: strict.url, token: without.value, timeoutMs: 2_000, connections: 1 })
    await expect(checkPrivilege(half)).rejects.toMatchObject({ reason: 'lost_privilege' })
    await half.close()
    await strict.close()
  })
})
