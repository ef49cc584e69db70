import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type GitLabDouble, startDouble } from '../start-double'
import { type Answer, apiOf } from '../testing'

let double: GitLabDouble
let api: ReturnType<typeof apiOf>

beforeAll(async () => {
  double = await startDouble()
  api = apiOf(double)
  for (let i = 0; i < 12; i++) double.world.createUser({ name: `Person ${i % 3}` })
})
afterAll(() => double.close())

const ids = ({ json }: Answer) => (json as { id: number }[]).map(({ id }) => id)

function next(answer: Answer): string | null {
  const found = /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')
  return found?.[1]?.slice(`${double.url}/api/v4`.length) ?? null
}

async function walk(path: string): Promise<number[]> {
  const seen: number[] = []
  for (let at: string | null = path; at !== null; ) {
    const answer = await api('GET', at)
    seen.push(...ids(answer))
    at = next(answer)
  }
  return seen
}

const everyId = () => double.world.users().map(({ id }) => id)

describe('offset paging', () => {
  it('tells where it is in x-headers and Link', async () => {
    const { headers } = await api('GET', '/users?per_page=4&page=2')
    expect(
      Object.fromEntries([...headers].filter(([name]) => name.startsWith('x-') && /page|total/.test(name))),
    ).toEqual({
      'x-page': '2',
      'x-next-page': '3',
      'x-prev-page': '1',
      'x-per-page': '4',
      'x-total': '15',
      'x-total-pages': '4',
    })
    const link = headers.get('link') ?? ''
    for (const rel of ['first', 'prev', 'next', 'last']) expect(link).toContain(`rel="${rel}"`)
  })

  it('gives every row once, newest id first, and an empty x-next-page at the end', async () => {
    expect(await walk('/users?per_page=4')).toEqual(everyId().reverse())
    expect((await api('GET', '/users?per_page=4&page=4')).headers.get('x-next-page')).toBe('')
  })

  it('never gives more than 100 and refuses page 0', async () => {
    expect((await api('GET', '/users?per_page=5000')).headers.get('x-per-page')).toBe('100')
    expect((await api('GET', '/users?page=0')).json).toEqual({ error: 'page does not have a valid value' })
  })

  it('stops counting above 10,000 rows and refuses offsets past 50,000', async () => {
    const big = await startDouble()
    const { id } = big.world.createProject({ creatorId: 1 })
    for (let i = 0; i < 10_001; i++) big.world.createIssue({ projectId: id })
    const { headers } = await apiOf(big)('GET', '/issues?scope=all')
    expect(headers.has('x-total')).toBe(false)
    expect(headers.get('link')).not.toContain('rel="last"')
    expect(headers.get('link')).toContain('rel="next"')
    const far = await apiOf(big)('GET', '/users?per_page=100&page=502')
    expect(far.status).toBe(405)
    expect((far.json as { error: string }).error).toContain('maximum allowed offset of 50000')
    await big.close()
  })
})

describe('keyset paging', () => {
  it('walks by cursor without totals, in any documented order', async () => {
    const first = await api('GET', '/users?pagination=keyset&order_by=id&sort=asc&per_page=4')
    expect(first.headers.has('x-total')).toBe(false)
    expect(next(first)).toContain('cursor=')
    expect(await walk('/users?pagination=keyset&order_by=id&sort=asc&per_page=4')).toEqual(everyId())
    const byName = await walk('/users?pagination=keyset&order_by=name&per_page=4')
    expect([...byName].sort((a, b) => a - b)).toEqual(everyId())
  })

  it('serves projects by id only', async () => {
    double.world.createProject({ creatorId: 1 })
    expect((await api('GET', '/projects?pagination=keyset&order_by=id')).status).toBe(200)
    expect((await api('GET', '/projects?pagination=keyset&order_by=name')).status).toBe(405)
  })
})

describe('filters', () => {
  it('of users: blocked leaves out banned ones, true is the only value that counts', async () => {
    const blocked = double.world.createUser({ state: 'blocked' })
    const banned = double.world.createUser({ state: 'banned' })
    const rows = await walk('/users?blocked=true')
    expect(rows).toContain(blocked.id)
    expect(rows).not.toContain(banned.id)
    expect(await walk('/users?blocked=false')).toContain(banned.id)
  })

  it('refuse a time with an unescaped plus', async () => {
    expect((await api('GET', '/users?created_after=2026-01-01T00:00:00+02:00')).json).toEqual({
      error: 'created_after is invalid',
    })
    expect((await api('GET', '/users?created_after=2026-01-01T00:00:00%2B02:00')).status).toBe(200)
  })
})
