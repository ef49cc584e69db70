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

function issueBySomebody(createdAt?: string) {
  const author = double.world.createUser({})
  const project = double.world.createProject({ creatorId: 1 })
  const issue = double.world.createIssue({ projectId: project.id, authorId: author.id, createdAt })
  return { author, project, issue, path: `/projects/${project.id}/issues/${issue.iid}` }
}

describe('issues', () => {
  it('are listed in the scope created_by_me unless all is asked for', async () => {
    const { issue } = issueBySomebody()
    const ids = async (path: string) => ((await api('GET', path)).json as { id: number }[]).map(({ id }) => id)
    expect(await ids('/issues')).toEqual([])
    expect(await ids('/issues?scope=all')).toContain(issue.id)
  })

  it('can be closed as confidential: then only members, the author and admins see them', async () => {
    const { author, issue, path } = issueBySomebody()
    const answer = await api('PUT', path, { body: { state_event: 'close', confidential: true } })
    expect(answer.json).toMatchObject({ state: 'closed', confidential: true, closed_by: { id: 2 } })
    expect((await apiOf(double, null)('GET', path)).status).toBe(404)
    const own = double.world.createToken({ userId: author.id, scopes: ['api'] }).value
    expect((await apiOf(double, own)('GET', path)).status).toBe(200)
    expect(double.world.issue(issue.id)).toMatchObject({ state: 'closed', confidential: true, closedById: 2 })
  })

  it('by global id are for admins; a null description is null', async () => {
    const { author, issue } = issueBySomebody()
    expect((await api('GET', `/issues/${issue.id}`)).json).toMatchObject({ id: issue.id, description: null })
    const own = double.world.createToken({ userId: author.id, scopes: ['api'] }).value
    expect((await apiOf(double, own)('GET', `/issues/${issue.id}`)).status).toBe(403)
  })

  it('of a banned author are hidden from all but admins, those of a blocked one are not', async () => {
    const { author, path } = issueBySomebody()
    const seen = async () => (await apiOf(double, null)('GET', path)).status
    double.world.turnUser(author.id, 'block')
    expect(await seen()).toBe(200)
    double.world.setState(author.id, 'banned')
    expect(await seen()).toBe(404)
    expect((await api('GET', path)).status).toBe(200)
  })

  it('take updated_at from owners and admins, and from nobody else', async () => {
    const { author, issue, path } = issueBySomebody()
    const time = '2001-02-03T04:05:06.000Z'
    const own = double.world.createToken({ userId: author.id, scopes: ['api'] }).value
    await apiOf(double, own)('PUT', path, { body: { title: 'Mine', updated_at: time } })
    expect(double.world.issue(issue.id)).toMatchObject({
      title: 'Mine',
      updatedAt: expect.not.stringContaining('2001'),
    })
    await api('PUT', path, { body: { title: 'Theirs', updated_at: time } })
    expect(double.world.issue(issue.id)).toMatchObject({ title: 'Theirs', updatedAt: time })
  })

  it('need something to change', async () => {
    const { path } = issueBySomebody()
    expect((await api('PUT', path, { body: {} })).status).toBe(400)
  })
})

describe('notes', () => {
  it('come in pages that may be short', async () => {
    const { author, issue, path } = issueBySomebody()
    for (let i = 0; i < 4; i++)
      double.world.createNote({
        noteableType: 'Issue',
        noteableId: issue.id,
        authorId: author.id,
        system: i % 2 === 0,
      })
    const answer = await api('GET', `${path}/notes?activity_filter=only_comments&per_page=2&sort=asc`)
    expect(answer.json).toHaveLength(1)
    expect(answer.headers.get('x-next-page')).toBe('2')
  })

  it('bump the issue, can be edited and deleted by an admin, internal ones hidden from strangers', async () => {
    const { author, issue, path } = issueBySomebody('2024-01-01T00:00:00.000Z')
    const note = double.world.createNote({
      noteableType: 'Issue',
      noteableId: issue.id,
      authorId: author.id,
      internal: true,
    })
    expect(double.world.issue(issue.id)).toMatchObject({
      createdAt: '2024-01-01T00:00:00.000Z',
      updatedAt: note.createdAt,
    })
    expect((await apiOf(double, null)('GET', `${path}/notes/${note.id}`)).status).toBe(404)
    expect((await api('PUT', `${path}/notes/${note.id}`, { body: { body: '(removed)' } })).json).toMatchObject({
      body: '(removed)',
    })
    expect((await api('DELETE', `${path}/notes/${note.id}`)).status).toBe(204)
    expect(double.world.note(note.id)).toBeUndefined()
  })
})

describe('snippets', () => {
  it('personal ones of others are 404 for an admin’s PUT and DELETE, and within reach as Sudo of the author', async () => {
    const author = double.world.createUser({})
    const snippet = double.world.createSnippet({ authorId: author.id })
    const path = `/snippets/${snippet.id}`
    const missing = { status: 404, json: { message: '404 Snippet Not Found' } }
    expect((await api('GET', path)).status).toBe(200)
    expect(await api('DELETE', path)).toMatchObject(missing)
    expect(await api('PUT', path, { body: { visibility: 'private' } })).toMatchObject(missing)
    const sudo = { sudo: String(author.id) }
    const hidden = await api('PUT', path, { body: { visibility: 'private' }, headers: sudo })
    expect(hidden.json).toMatchObject({ visibility: 'private' })
    expect((await api('DELETE', path, { headers: sudo })).status).toBe(204)
    expect(double.world.snippet(snippet.id)).toBeUndefined()
  })

  it('after a ban even Sudo doesn’t help', async () => {
    const author = double.world.createUser({ state: 'banned' })
    const snippet = double.world.createSnippet({ authorId: author.id })
    expect((await api('DELETE', `/snippets/${snippet.id}`, { headers: { sudo: author.username } })).status).toBe(403)
  })

  it('of a project are within an admin’s reach', async () => {
    const author = double.world.createUser({})
    const project = double.world.createProject({ creatorId: author.id })
    const snippet = double.world.createSnippet({ authorId: author.id, projectId: project.id })
    const path = `/projects/${project.id}/snippets/${snippet.id}`
    expect((await api('PUT', path, { body: { visibility: 'private' } })).status).toBe(200)
    expect((await api('DELETE', path)).status).toBe(204)
  })

  it('all of them for an admin, only visible ones for others; raw text by file', async () => {
    const author = double.world.createUser({})
    const files = [
      { path: 'a b.md', content: 'first' },
      { path: 'dir/two.md', content: 'second' },
    ]
    const snippet = double.world.createSnippet({ authorId: author.id, visibility: 'private', files })
    const ids = async (call: typeof api) =>
      ((await call('GET', '/snippets/all')).json as { id: number }[]).map(({ id }) => id)
    expect(await ids(api)).toContain(snippet.id)
    const stranger = double.world.createToken({ userId: double.world.createUser({}).id, scopes: ['api'] }).value
    expect(await ids(apiOf(double, stranger))).not.toContain(snippet.id)
    expect((await api('GET', `/snippets/${snippet.id}/raw`)).text).toBe('first')
    const second = `/snippets/${snippet.id}/files/main/${encodeURIComponent('dir/two.md')}/raw`
    expect((await api('GET', second)).text).toBe('second')
  })
})

describe('a user’s events', () => {
  it('hold the bodies of notes and keep to whole days', async () => {
    const { author, issue } = issueBySomebody()
    double.world.createNote({ noteableType: 'Issue', noteableId: issue.id, authorId: author.id, body: 'look here' })
    const path = `/users/${author.id}/events`
    expect((await api('GET', `${path}?target_type=note`)).json).toMatchObject([
      { action_name: 'commented on', note: { body: 'look here' } },
    ])
    const today = new Date().toISOString().slice(0, 10)
    expect((await api('GET', `${path}?after=${today}`)).json).toEqual([])
  })
})
