import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type GitLabDouble, startDouble } from '@/gitlab-double/start-double'
import { createGitLabClient, type GitLabClient } from '@/lib/gitlab/client'
import { log } from '@/lib/log'
import { buildSpamcheckCall } from '@/lib/testing/build'
import { withTestDatabase } from '@/lib/testing/with-test-database'
import { watchSnippets } from './watch-snippets'

const database = withTestDatabase()
let double: GitLabDouble
let gitlab: GitLabClient
let watching: ReturnType<typeof watchSnippets> | undefined

beforeAll(async () => {
  double = await startDouble({})
  gitlab = createGitLabClient({ url: double.url, token: double.adminToken, timeoutMs: 5_000, connections: 2, log })
})
afterEach(async () => {
  await watching?.stop()
  await database().pool.query('DELETE FROM spamcheck_call')
  await database().pool.query('DELETE FROM event')
})
afterAll(async () => {
  await gitlab.close()
  await double.close()
})

const earlier = (seconds: number): Date => new Date(Date.now() - seconds * 1_000)
const listed = (): number => double.requests.filter(({ path }) => path.includes('/snippets/all')).length

function watch(): { woken: () => number; turns: () => number } {
  let woken = 0
  let turns = 0
  const health = (): ReturnType<GitLabClient['health']> => {
    turns++
    return gitlab.health()
  }
  const wake = (): void => {
    woken++
  }
  watching = watchSnippets({ pool: database().pool, gitlab: { ...gitlab, health }, wake, log, intervalMs: 5 })
  return { woken: () => woken, turns: () => turns }
}

test('a snippet that GitLab asked about is looked for, once', async () => {
  const user = double.world.createUser({ username: 'snippet-writer' })
  double.world.createSnippet({
    authorId: user.id,
    title: 'Notes',
    visibility: 'public',
    files: [{ path: 'a.txt', content: 'a' }],
  })
  await buildSpamcheckCall({ type: 'snippet', kind: 'snippet', verdict: 'CONDITIONAL_ALLOW', at: earlier(30) })
  const { woken, turns } = watch()
  await expect.poll(woken).toBe(1)
  const seen = turns()
  await expect.poll(turns).toBeGreaterThan(seen + 3)
  expect(woken()).toBe(1)
  const { rows } = await database().pool.query('SELECT source::text FROM event')
  expect(rows).toEqual([{ source: 'SWEEP' }])
})

test.each([
  ['was refused', { verdict: 'DISALLOW', at: earlier(30) }],
  ['is joined', { verdict: 'ALLOW', at: earlier(30), joinedAt: new Date() }],
  ['was asked about long ago', { verdict: 'ALLOW', at: earlier(7_200) }],
  ['is no snippet', { verdict: 'ALLOW', at: earlier(30), type: 'issue', kind: 'issue' }],
] as const)('nobody looks for what %s', async (_, call) => {
  await buildSpamcheckCall({ type: 'snippet', kind: 'snippet', ...call })
  const before = listed()
  const { turns } = watch()
  await expect.poll(turns).toBeGreaterThan(3)
  expect(listed()).toBe(before)
})
