import { describe, expect, test } from 'vitest'
import { withFetching } from './fetching.fixture'

const fetching = withFetching()

describe('a project', () => {
  test('comes with its README, topics and creator', async () => {
    const { double, fetched, newUser } = fetching()
    const creator = newUser()
    const project = double.world.createProject({
      creatorId: creator.id,
      name: 'Cheap Watches',
      description: 'Buy here',
      topics: ['shop', 'gold'],
      readme: '# Only today',
      visibility: 'internal',
    })
    const result = await fetched({ kind: 'project', id: project.id })
    expect(result).toMatchObject({
      item: { kind: 'project', projectId: project.id, path: double.world.projectPath(project), visibility: 'internal' },
      content: {
        fields: { name: 'Cheap Watches', description: 'Buy here', topics: 'shop, gold', readme: '# Only today' },
        meta: { visibility: 'internal', userInProject: true },
      },
      author: { gitlabId: creator.id },
      sourceUpdatedAt: new Date(project.updatedAt),
    })
  })

  test('without a README is asked for none; made private it is another content', async () => {
    const { double, fetched, paths, newUser } = fetching()
    const project = double.world.createProject({ creatorId: newUser().id, readme: null })
    double.requests.clear()
    const before = await fetched({ kind: 'project', id: project.id })
    expect(paths().filter((path) => path.includes('repository'))).toEqual([])
    double.world.updateProject(project.id, { visibility: 'private' })
    expect((await fetched({ kind: 'project', id: project.id })).contentHash).not.toEqual(before.contentHash)
  })

  test('has its README cut at 64 kB', async () => {
    const { double, fetched, newUser } = fetching()
    const project = double.world.createProject({ creatorId: newUser().id, readme: 'r'.repeat(200_000) })
    expect((await fetched({ kind: 'project', id: project.id })).content.fields.readme).toHaveLength(64 * 1024)
  })
})

test('a group has its first owner as author', async () => {
  const { double, fetched, newUser } = fetching()
  const owner = newUser()
  const group = double.world.createGroup({
    name: 'Golden Offers',
    description: 'Join',
    ownerId: owner.id,
    members: { [newUser().id]: 30, [owner.id]: 50, [newUser().id]: 10 },
  })
  expect(await fetched({ kind: 'group', id: group.id })).toMatchObject({
    item: { kind: 'group', path: double.world.groupPath(group), title: 'Golden Offers' },
    content: { fields: { name: 'Golden Offers', description: 'Join' } },
    author: { gitlabId: owner.id },
  })
})

describe('what stands in a project', () => {
  function place() {
    const { double, newUser } = fetching()
    const owner = newUser()
    return { owner, project: double.world.createProject({ creatorId: owner.id, visibility: 'public' }) }
  }

  test('an issue; a hundred of them ask once for author and project', async () => {
    const { double, fetched, paths, newUser } = fetching()
    const { project } = place()
    const author = newUser()
    const issues = Array.from({ length: 100 }, (_, index) =>
      double.world.createIssue({
        projectId: project.id,
        authorId: author.id,
        title: `Offer ${index}`,
        description: null,
      }),
    )
    double.requests.clear()
    const results = await Promise.all(
      issues.map(({ id, iid }) => fetched({ kind: 'issue', id, projectId: project.id, iid })),
    )
    expect(paths().filter((path) => path.startsWith('/users/'))).toHaveLength(1)
    expect(paths().filter((path) => path === `/projects/${project.id}`)).toHaveLength(1)
    expect(paths()).toHaveLength(102)
    expect(results[5]).toMatchObject({
      item: { title: 'Offer 5', ref: { iid: issues[5]?.iid }, visibility: 'public', confidential: false },
      content: { fields: { title: 'Offer 5' } },
      author: { gitlabId: author.id },
    })
    expect(results[5]?.content.meta).not.toHaveProperty('userInProject')
  })

  test('what a hook says has changed is asked for again', async () => {
    const { double, fetcher, fetched } = fetching()
    const { owner, project } = place()
    const issue = double.world.createIssue({ projectId: project.id, authorId: owner.id })
    const subject = { kind: 'issue', id: issue.id, projectId: project.id, iid: issue.iid } as const
    expect((await fetched(subject)).author?.username).toBe(owner.username)
    double.world.renameUser(owner.id, `renamed-${owner.id}`)
    fetcher.invalidate({ kind: 'user', id: owner.id })
    fetcher.invalidate({ kind: 'project', id: project.id })
    const again = await fetched(subject)
    expect(again.author?.username).toBe(`renamed-${owner.id}`)
    expect(again.item.path).toContain(`renamed-${owner.id}`)
    expect(again.content.meta?.userInProject).toBe(true)
  })

  test('a change while it is being asked for keeps nobody waiting in vain, and is asked for again', async () => {
    const { double, fetcher, fetched, paths, newUser } = fetching()
    const author = newUser()
    const project = double.world.createProject({ creatorId: author.id, visibility: 'public' })
    const issue = double.world.createIssue({ projectId: project.id, authorId: author.id })
    const subject = { kind: 'issue', id: issue.id, projectId: project.id, iid: issue.iid } as const
    double.requests.clear()
    const users = () => paths().filter((path) => path.startsWith(`/users/${author.id}`))
    double.faults.add({ kind: 'latency', ms: 100, match: { path: '/users/' } })
    const under = [fetched(subject), fetched(subject)]
    await expect.poll(() => users().length).toBe(1)
    fetcher.invalidate({ kind: 'user', id: author.id })
    expect((await fetched(subject)).author?.gitlabId).toBe(author.id)
    for (const result of await Promise.all(under)) expect(result.author?.gitlabId).toBe(author.id)
    expect(users()).toHaveLength(2)
  })

  test('a failed look-up fails all who wait for it, and is not kept', async () => {
    const { double, fetcher, fetched, newUser } = fetching()
    const author = newUser()
    const project = double.world.createProject({ creatorId: author.id, visibility: 'public' })
    const issue = double.world.createIssue({ projectId: project.id, authorId: author.id })
    const subject = { kind: 'issue', id: issue.id, projectId: project.id, iid: issue.iid } as const
    double.faults.add({ kind: 'latency', ms: 200, match: { path: '/users/' }, times: 1 })
    double.faults.add({ kind: 'error-500', match: { path: '/users/' }, times: 1 })
    const both = await Promise.allSettled([fetcher.fetch(subject), fetcher.fetch(subject)])
    expect(both.map((result) => result.status)).toEqual(['rejected', 'rejected'])
    expect((await fetched(subject)).author?.gitlabId).toBe(author.id)
  })

  test('an address that leads to another object is refused, not judged', async () => {
    const { double, fetcher } = fetching()
    const { project, owner } = place()
    const issue = double.world.createIssue({ projectId: project.id, authorId: owner.id })
    const subject = { kind: 'issue', id: issue.id + 1, projectId: project.id, iid: issue.iid } as const
    await expect(fetcher.fetch(subject)).rejects.toMatchObject({ reason: 'invalid_answer' })
  })

  test('a note on an issue, a merge request and a snippet', async () => {
    const { double, fetched, newUser } = fetching()
    const { project } = place()
    const author = newUser()
    const issue = double.world.createIssue({ projectId: project.id, authorId: author.id })
    const request = double.world.createMergeRequest({ projectId: project.id, authorId: author.id })
    const snippet = double.world.createSnippet({ projectId: project.id, authorId: author.id })
    const stands = [
      ['Issue', issue.id, { type: 'issue', iid: issue.iid }, 'issues'],
      ['MergeRequest', request.id, { type: 'merge_request', iid: request.iid }, 'merge_requests'],
      ['Snippet', snippet.id, { type: 'snippet', iid: snippet.id }, 'snippets'],
    ] as const
    for (const [noteableType, noteableId, noteable, part] of stands) {
      const note = double.world.createNote({ noteableType, noteableId, authorId: author.id, body: 'Call me now' })
      const result = await fetched({ kind: 'note', id: note.id, projectId: project.id, noteable })
      expect(result).toMatchObject({
        item: { kind: 'note', title: 'Call me now', ref: { noteable }, projectId: project.id },
        content: { fields: { body: 'Call me now' } },
        author: { gitlabId: author.id },
      })
      expect(result.item.webUrl).toMatch(new RegExp(`/-/${part}/${noteable.iid}#note_${note.id}$`))
    }
  })

  test('a merge request', async () => {
    const { double, fetched } = fetching()
    const { project } = place()
    const request = double.world.createMergeRequest({ projectId: project.id, title: 'Add links', description: 'Many' })
    const subject = { kind: 'merge_request', id: request.id, projectId: project.id, iid: request.iid } as const
    expect(await fetched(subject)).toMatchObject({
      item: { title: 'Add links', ref: { iid: request.iid } },
      content: { fields: { title: 'Add links', description: 'Many' } },
    })
  })

  test('a snippet with all of its files, personal or not', async () => {
    const { double, fetched, newUser } = fetching()
    const { project } = place()
    const author = newUser()
    const files = [
      { path: 'a b/c.txt', content: 'first' },
      { path: 'd.txt', content: 'second' },
    ]
    for (const projectId of [null, project.id]) {
      const snippet = double.world.createSnippet({
        projectId,
        authorId: author.id,
        title: 'Codes',
        files,
        visibility: 'public',
      })
      expect(await fetched({ kind: 'snippet', id: snippet.id, projectId })).toMatchObject({
        item: {
          path: projectId ? double.world.projectPath(project) : author.username,
          visibility: 'public',
          projectId,
        },
        content: { fields: { title: 'Codes', file_name: 'a b/c.txt\nd.txt', content: 'first\nsecond' } },
        author: { gitlabId: author.id },
      })
    }
  })

  test('is gone with its project', async () => {
    const { double, fetcher } = fetching()
    const { project, owner } = place()
    const issue = double.world.createIssue({ projectId: project.id, authorId: owner.id })
    double.world.deleteProject(project.id)
    double.world.flushRemovals()
    const subject = { kind: 'issue', id: issue.id, projectId: project.id, iid: issue.iid } as const
    expect(await fetcher.fetch(subject)).toEqual({ gone: true })
  })
})
