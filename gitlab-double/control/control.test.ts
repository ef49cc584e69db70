import { request as httpRequest } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type GitLabDouble, startDouble } from '../start-double'
import { apiOf, startReceiver } from '../testing'

let double: GitLabDouble
let receiver: Awaited<ReturnType<typeof startReceiver>>

beforeAll(async () => {
  double = await startDouble()
  receiver = await startReceiver()
})
afterAll(async () => {
  await double.close()
  await receiver.close()
})

async function control(method: string, path: string, body?: unknown) {
  const response = await fetch(`${double.url}/-/double${path}`, {
    method,
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  const text = await response.text()
  return { status: response.status, json: text === '' ? null : JSON.parse(text) }
}

describe('steering over HTTP', () => {
  it('creates, shows, changes and deletes objects, hooks told', async () => {
    expect((await control('POST', '/hooks', { url: receiver.url, kind: 'system', token: 't' })).status).toBe(201)
    const user = (await control('POST', '/objects/user', { username: 'eve', bio: 'hi' })).json
    const project = (await control('POST', '/objects/project', { creatorId: user.id, readme: 'text' })).json
    expect(project.files).toEqual({ 'README.md': 'text' })
    const issue = (await control('POST', '/objects/issue', { projectId: project.id, authorId: user.id })).json
    await control('PUT', `/objects/issue/${issue.id}`, { state: 'closed', actorId: 1 })
    await control('PUT', `/objects/user/${user.id}`, { state: 'banned' })
    await control('PUT', `/objects/project/${project.id}`, { path: 'moved', readme: 'more', visibility: 'private' })
    expect((await control('GET', `/objects/issue/${issue.id}`)).json).toMatchObject({ state: 'closed', closedById: 1 })
    expect((await control('GET', `/objects/user/${user.id}`)).json).toMatchObject({
      state: 'banned',
      customAttributes: {},
    })
    expect((await control('POST', '/drain')).status).toBe(204)
    expect(receiver.events()).toContain('project_rename')
    expect((await control('GET', '/deliveries?event=project_rename')).json).toHaveLength(1)
    expect((await control('DELETE', `/objects/project/${project.id}`)).status).toBe(204)
    expect((await control('GET', `/objects/project/${project.id}`)).status).toBe(404)
  })

  it('sets faults, latency and throttle, and tells the requests', async () => {
    const fault = { kind: 'error-500', times: 1, match: { method: 'GET', pathPattern: 'users/\\d+$' } }
    expect((await control('POST', '/faults', fault)).status).toBe(201)
    expect((await apiOf(double)('GET', '/users/1')).status).toBe(500)
    expect((await control('GET', '/faults')).json).toEqual([])
    await control('PUT', '/throttle', { limit: 1, periodSeconds: 60 })
    expect((await apiOf(double)('GET', '/users/1')).headers.get('ratelimit-limit')).toBe('1')
    expect((await control('DELETE', '/faults')).status).toBe(204)
    expect((await control('PUT', '/latency', { ms: 0 })).json).toEqual({ ms: 0 })
    expect((await control('GET', '/requests?path=users/1&limit=1')).json).toMatchObject([{ status: 200 }])
    expect((await control('DELETE', '/requests')).status).toBe(204)
    expect((await control('GET', '/requests')).json).toEqual([])
  })

  it('starts and stops traffic', async () => {
    expect((await control('POST', '/seed', { users: 6 })).json.users).toBeGreaterThanOrEqual(9)
    await control('POST', '/traffic', { perMinute: 60_000 })
    await expect.poll(async () => (await control('GET', '/traffic')).json.made, { timeout: 10_000 }).toBeGreaterThan(20)
    expect((await control('DELETE', '/traffic')).status).toBe(204)
    expect((await control('GET', '/traffic')).json.running).toBe(false)
    expect((await control('GET', '/truth')).json.length).toBeGreaterThan(20)
  })

  it('says what is wrong with what it was sent', async () => {
    const typo = await control('POST', '/objects/issue', { projectid: 1 })
    expect(typo.status).toBe(400)
    expect(typo.json.error).toContain('projectid')
    expect((await control('POST', '/objects/user', { username: 'root' })).json).toEqual({
      error: 'The name root is taken.',
    })
    expect((await control('POST', '/objects/planet', {})).status).toBe(404)
    expect((await control('POST', '/faults', { kind: 'earthquake' })).status).toBe(400)
  })

  it('is not for pages of other sites', async () => {
    const status = (headers: Record<string, string>) =>
      new Promise<number | undefined>((resolve, reject) => {
        httpRequest(`${double.url}/-/double/state`, { headers }, (response) => {
          response.resume()
          resolve(response.statusCode)
        })
          .on('error', reject)
          .end()
      })
    expect(await status({})).toBe(200)
    expect(await status({ host: 'rebound.example' })).toBe(403)
    expect(await status({ origin: 'https://elsewhere.example' })).toBe(403)
  })
})

describe('pages for people', () => {
  const page = async (path: string) => {
    const response = await fetch(double.url + path)
    return { status: response.status, text: await response.text(), headers: response.headers }
  }

  it('show every object as inert text', async () => {
    const { world } = double
    const nasty = '<script>alert(1)</script><img src=x onerror=alert(1)>'
    const user = world.createUser({ username: 'mallory', bio: nasty, name: nasty })
    const project = world.createProject({
      creatorId: user.id,
      name: nasty,
      path: 'evil',
      readme: nasty,
      description: nasty,
    })
    const group = world.createGroup({ name: nasty, path: 'pack', description: nasty })
    const issue = world.createIssue({ projectId: project.id, title: nasty, description: nasty })
    world.createNote({ noteableType: 'Issue', noteableId: issue.id, body: nasty })
    const request = world.createMergeRequest({ projectId: project.id, title: nasty })
    const snippet = world.createSnippet({ title: nasty, content: nasty })
    const paths = [
      '/',
      '/mallory',
      '/mallory/evil',
      '/groups/pack',
      `/${world.groupPath(group)}`,
      `/mallory/evil/-/issues/${issue.iid}`,
      `/mallory/evil/-/merge_requests/${request.iid}`,
      `/-/snippets/${snippet.id}`,
    ]
    for (const path of paths) {
      const { status, text, headers } = await page(path)
      expect([path, status]).toEqual([path, 200])
      expect(text).not.toMatch(/<(script|img)/)
      expect(text).toContain('&lt;script&gt;')
      expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    }
  })

  it('are 404 for what is not there', async () => {
    for (const path of ['/nobody', '/mallory/nothing', '/mallory/evil/-/issues/99', '/-/snippets/0', '/%zz'])
      expect((await page(path)).status).toBe(404)
  })
})
