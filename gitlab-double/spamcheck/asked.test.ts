import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startDouble } from '../start-double'
import { type SpamScene, startSpamScene } from './testing'

let scene: SpamScene
beforeAll(async () => {
  scene = await startSpamScene()
})
afterAll(() => scene.close())
beforeEach(() => scene.renew())

describe('what is asked', () => {
  it('is an issue with its scene.author, and nothing that GitLab leaves out', async () => {
    const { status } = await scene.write('Cheap pills', { description: 'Buy here' })
    expect(status).toBe(201)
    expect(scene.stub.heard).toHaveLength(1)
    const { rpc, message, key, correlationId } = scene.stub.heard[0] as (typeof scene.stub.heard)[0]
    expect([rpc, key]).toEqual(['CheckForSpamIssue', 'the key'])
    expect(correlationId).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/)
    const createdAt = { seconds: Math.floor(Date.parse(scene.author.createdAt) / 1_000), nanos: expect.any(Number) }
    expect(message).toEqual({
      user: {
        id: scene.author.id,
        username: scene.author.username,
        createdAt,
        emails: [
          { email: scene.author.email, verified: true },
          { email: 'second@people.example', verified: false },
        ],
        org: '',
        abuseMetadata: { account_age: 0, two_factor_enabled: 0 },
      },
      action: 0,
      title: 'Cheap pills',
      description: 'Buy here',
      userInProject: true,
      project: { projectId: scene.project.id, projectPath: `${scene.author.username}/${scene.project.path}` },
    })
  })

  it('is a change of an issue with its times, and only of its text', async () => {
    const issue = scene.double.world.createIssue({
      projectId: scene.project.id,
      authorId: scene.author.id,
      confidential: true,
    })
    const at = `${scene.issues()}/${issue.iid}`
    await scene.api()('PUT', at, { body: { labels: 'a', state_event: 'close', confidential: false } })
    expect(scene.stub.heard).toHaveLength(0)
    const stranger = scene.double.world.createUser()
    await scene.double.submit.issueChange(issue.id, { title: 'New' }, { actorId: stranger.id })
    expect(scene.stub.last()?.message).toMatchObject({ title: 'New', action: 1, user: { username: stranger.username } })
    expect(scene.stub.last()?.message).toHaveProperty('createdAt.seconds')
    expect(scene.stub.last()?.message).toHaveProperty('updatedAt.seconds')
    expect(scene.stub.last()?.message.userInProject).toBe(false)
  })

  it('is a snippet that is or becomes public, with the paths of its files', async () => {
    const body = { title: 'Recipe', visibility: 'private', files: [{ file_path: 'a.md', content: 'secret' }] }
    const made = await scene.api()('POST', '/snippets', { body })
    expect(scene.stub.heard).toHaveLength(0)
    const { id } = made.json as { id: number }
    await scene.api()('PUT', `/snippets/${id}`, { body: { title: 'Better recipe' } })
    expect(scene.stub.heard).toHaveLength(0)
    await scene.api()('PUT', `/snippets/${id}`, { body: { visibility: 'public' } })
    expect(scene.stub.last()).toMatchObject({
      rpc: 'CheckForSpamSnippet',
      message: { title: 'Better recipe', action: 1 },
    })
    await scene.api()('PUT', `/snippets/${id}`, { body: { description: 'With salt' } })
    expect(scene.stub.heard).toHaveLength(2)
    await scene.api()('POST', '/snippets', { body: { ...body, visibility: 'public' } })
    const { message } = scene.stub.last() as (typeof scene.stub.heard)[0]
    expect(message).toMatchObject({ title: 'Recipe', files: [{ path: 'a.md' }] })
    expect(message).not.toHaveProperty('visibility')
    expect(message).not.toHaveProperty('project')
    expect(JSON.stringify(message)).not.toContain('secret')
  })

  it('is a merge request, a comment, a milestone of a public project, as one text', async () => {
    const branches = { source_branch: 'a', target_branch: 'main' }
    for (const of of [scene.hidden, scene.project]) {
      const at = `/projects/${of.id}`
      await scene.api()('POST', `${at}/merge_requests`, { body: { title: 'T', description: 'D', ...branches } })
      await scene.api()('POST', `${at}/milestones`, { body: { title: 'M' } })
      const { iid } = scene.double.world.createIssue({ projectId: of.id, authorId: scene.author.id })
      await scene.api()('POST', `${at}/issues/${iid}/notes`, { body: { body: 'Hello' } })
    }
    expect(scene.stub.heard.map(({ rpc, message }) => [rpc, message.type, message.text])).toEqual([
      ['CheckForSpamGeneric', 'merge_request', 'T\nD'],
      ['CheckForSpamGeneric', 'milestone', 'M'],
      ['CheckForSpamGeneric', 'note', 'Hello'],
    ])
  })

  it('is no comment on a confidential issue, no internal one, and none made of commands', async () => {
    const secret = scene.double.world.createIssue({ projectId: scene.project.id, confidential: true })
    const open = scene.double.world.createIssue({ projectId: scene.project.id })
    const note = (issue: { id: number }, body: string, internal = false) =>
      scene.double.submit.note({
        noteableType: 'Issue',
        noteableId: issue.id,
        authorId: scene.author.id,
        body,
        internal,
      })
    note(secret, 'Hello')
    note(open, 'Hello', true)
    note(open, '/label ~bug\n/close')
    expect(scene.stub.heard).toHaveLength(0)
    await note(open, '/label ~bug\nand a word')
    expect(scene.stub.heard).toHaveLength(1)
  })

  it('is nothing for bots, for what was there before, and while it is off', async () => {
    const bot = scene.double.world.createUser({ userType: 'project_bot' })
    const input = { projectId: scene.project.id, title: 'T' }
    expect(scene.double.submit.issue({ ...input, authorId: bot.id })).toHaveProperty('iid')
    expect(scene.double.world.quietly(() => scene.double.submit.issue(input))).toHaveProperty('iid')
    scene.double.world.settings.spamCheckEndpointEnabled = false
    expect(scene.double.submit.issue(input)).toHaveProperty('iid')
    expect(scene.stub.heard).toHaveLength(0)
  })

  it('says less on a GitLab of 15', async () => {
    const old = await startDouble({ version: '15.11.0' })
    Object.assign(old.world.settings, { spamCheckEndpointEnabled: true, spamCheckEndpointUrl: scene.stub.url })
    const owner = old.world.createUser()
    await old.submit.issue({ projectId: old.world.createProject({ creatorId: owner.id }).id })
    expect(scene.stub.last()?.message.user).not.toHaveProperty('id')
    expect(scene.stub.last()?.message.user).not.toHaveProperty('abuseMetadata')
    expect(scene.stub.last()?.key).toBe('')
    await old.close()
  })
})
