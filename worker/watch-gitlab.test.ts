import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type GitLabDouble, startDouble } from '@/gitlab-double/start-double'
import { createGitLabClient, type GitLabClient } from '@/lib/gitlab/client'
import { log } from '@/lib/log'
import { watchGitLab } from './watch-gitlab'

let double: GitLabDouble
let gitlab: GitLabClient
beforeAll(async () => {
  double = await startDouble()
  gitlab = createGitLabClient({ url: double.url, token: double.adminToken, timeoutMs: 5_000, connections: 2 })
})
afterAll(async () => {
  await gitlab.close()
  await double.close()
})

test('says loudly, and once, that GitLab confirms no addresses, and when it does again', async () => {
  const error = vi.spyOn(log, 'error')
  double.world.settings.emailConfirmation = 'off'
  const watch = watchGitLab({ gitlab, log, calmMs: 5 })
  await vi.waitFor(() => expect(watch.status().confirmsAddresses).toBe(false))
  const looked = double.requests.length
  await vi.waitFor(() => expect(double.requests.length).toBeGreaterThan(looked + 8))
  expect(error.mock.calls.map(([, words]) => words)).toEqual([expect.stringMatching(/exempt nobody/)])
  double.world.settings.emailConfirmation = 'soft'
  await vi.waitFor(() => expect(watch.status().confirmsAddresses).toBe(true))
  watch.stop()
})
