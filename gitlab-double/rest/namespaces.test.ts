import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type GitLabDouble, startDouble } from '../start-double'
import { apiOf } from '../testing'

let double: GitLabDouble
let api: ReturnType<typeof apiOf>

beforeAll(async () => {
  double = await startDouble()
  api = apiOf(double)
})
afterAll(() => double.close())

function project(extra: Parameters<GitLabDouble['world']['createProject']>[0] = {}) {
  const creatorId = double.world.createUser({}).id
  return double.world.createProject({ creatorId, ...extra })
}

describe('projects', () => {
  it('are found by id and by encoded path, privately only by those who may', async () => {
    const found = project({ visibility: 'private' })
    const path = encodeURIComponent(double.world.projectPath(found))
    expect((await api('GET', `/projects/${path}`)).json).toMatchObject({ id: found.id, description: null })
    expect((await apiOf(double, null)('GET', `/projects/${found.id}`)).json).toEqual({
      message: '404 Project Not Found',
    })
  })

  it('answer 301 to a GET of an old path and 405 to anything else', async () => {
    const moved = project()
    const old = encodeURIComponent(double.world.projectPath(moved))
    double.world.renameProject(moved.id, 'elsewhere')
    const answer = await api('GET', `/projects/${old}/issues?state=opened`)
    expect(answer.status).toBe(301)
    expect(answer.headers.get('location')).toBe(`${double.url}/api/v4/projects/${moved.id}/issues?state=opened`)
    expect((await api('PUT', `/projects/${old}`, { body: { visibility: 'private' } })).status).toBe(405)
  })

  it('can be made private; a wrong visibility is refused in Grape’s words', async () => {
    const { id } = project()
    expect((await api('PUT', `/projects/${id}`, { body: { visibility: 'private' } })).status).toBe(200)
    expect(double.world.project(id)?.visibility).toBe('private')
    expect(await api('PUT', `/projects/${id}`, { body: { visibility: 'hidden' } })).toMatchObject({
      status: 400,
      json: { error: 'visibility does not have a valid value' },
    })
  })

  it('show the README as text, 404 without one', async () => {
    const full = project({ readme: '# Hi\n' })
    const bare = project({ readme: null })
    const raw = await api('GET', `/projects/${full.id}/repository/files/README.md/raw?ref=HEAD`)
    expect(raw.text).toBe('# Hi\n')
    expect(raw.headers.get('content-type')).toContain('text/plain')
    expect((await api('GET', `/projects/${bare.id}/repository/files/README.md/raw?ref=HEAD`)).status).toBe(404)
    expect((await api('GET', `/projects/${bare.id}`)).json).toMatchObject({ readme_url: null, empty_repo: true })
  })

  it('are removed in two steps, the second with the path as it is then', async () => {
    const { id } = project()
    const gone = `/projects/${id}?permanently_remove=true&full_path=`
    expect((await api('DELETE', `${gone}x`)).json).toEqual({ message: 'Project must be marked for deletion first.' })
    expect(await api('DELETE', `/projects/${id}`)).toMatchObject({ status: 202, json: { message: '202 Accepted' } })
    const { path_with_namespace: path, marked_for_deletion_on: on } = (await api('GET', `/projects/${id}`))
      .json as Record<string, string>
    expect(path).toMatch(new RegExp(`-deletion_scheduled-${id}$`))
    expect(on).toMatch(/^\d{4}-/)
    expect((await api('DELETE', `${gone}wrong`)).status).toBe(400)
    expect((await api('DELETE', gone + encodeURIComponent(path ?? ''))).status).toBe(202)
    expect((await api('GET', `/projects/${id}`)).status).toBe(200)
    double.world.flushRemovals()
    expect((await api('GET', `/projects/${id}`)).status).toBe(404)
  })

  it('come back with restore', async () => {
    const marked = project({ path: 'keep-me' })
    await api('DELETE', `/projects/${marked.id}`)
    expect((await api('POST', `/projects/${marked.id}/restore`)).status).toBe(201)
    expect(double.world.project(marked.id)).toMatchObject({ path: 'keep-me', markedForDeletionOn: null })
  })

  it('need order_by=updated_at for updated_after', async () => {
    expect((await api('GET', '/projects?updated_after=2020-01-01T00:00:00Z')).status).toBe(400)
    expect((await api('GET', '/projects?updated_after=2020-01-01T00:00:00Z&order_by=updated_at')).status).toBe(200)
  })
})

describe('groups', () => {
  const reason = (json: unknown) => (json as { message: { visibility_level: string[] } }).message.visibility_level

  it('cannot be less visible than what is in them', async () => {
    const { world } = double
    const group = world.createGroup({})
    const child = world.createGroup({ parentId: group.id })
    const inside = project({ groupId: group.id })
    const hide = () => api('PUT', `/groups/${group.id}`, { body: { visibility: 'private' } })
    const refused = await hide()
    expect(refused.status).toBe(400)
    expect(reason(refused.json)).toEqual([
      'private is not allowed since this group contains projects with higher visibility.',
      'private is not allowed since there are sub-groups with higher visibility.',
    ])
    await api('PUT', `/projects/${inside.id}`, { body: { visibility: 'private' } })
    await api('PUT', `/groups/${child.id}`, { body: { visibility: 'private' } })
    expect((await hide()).status).toBe(200)
  })

  it('do not count projects that are marked for deletion', async () => {
    const group = double.world.createGroup({})
    const inside = project({ groupId: group.id })
    await api('DELETE', `/projects/${inside.id}`)
    expect((await api('PUT', `/groups/${group.id}`, { body: { visibility: 'private' } })).status).toBe(200)
  })

  it('tell their owners through the members, inherited ones under members/all', async () => {
    const { world } = double
    const owner = world.createUser({})
    const group = world.createGroup({ ownerId: owner.id })
    const child = world.createGroup({ parentId: group.id, ownerId: world.createUser({}).id })
    const detail = (await api('GET', `/groups/${child.id}?with_projects=false`)).json
    expect(detail).not.toHaveProperty('projects')
    expect(detail).not.toHaveProperty('creator_id')
    const ids = async (path: string) => ((await api('GET', path)).json as { id: number }[]).map(({ id }) => id)
    expect(await ids(`/groups/${child.id}/members`)).not.toContain(owner.id)
    expect(await ids(`/groups/${child.id}/members/all`)).toContain(owner.id)
  })

  it('at the top are only ever marked; subgroups may be removed at once', async () => {
    const { world } = double
    const top = world.createGroup({})
    const child = world.createGroup({ parentId: top.id })
    for (const group of [top, child]) expect((await api('DELETE', `/groups/${group.id}`)).status).toBe(202)
    const remove = (id: number, path: string) =>
      api('DELETE', `/groups/${id}?permanently_remove=true&full_path=${encodeURIComponent(path)}`)
    expect((await remove(top.id, world.groupPath(top))).status).toBe(400)
    expect((await remove(child.id, world.groupPath(child))).status).toBe(202)
    world.flushRemovals()
    expect(world.group(child.id)).toBeUndefined()
    expect(world.group(top.id)).toMatchObject({ markedForDeletionOn: expect.any(String) })
  })
})
