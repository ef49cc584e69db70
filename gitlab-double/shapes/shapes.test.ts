import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type GitLabDouble, startDouble } from '../start-double'
import { apiOf, startReceiver } from '../testing'
import { checkShape, type Shape } from './check-shape'
import * as content from './content-shapes'
import * as hooks from './hook-shapes'
import * as namespaces from './namespace-shapes'
import * as users from './user-shapes'

let double: GitLabDouble
let receiver: Awaited<ReturnType<typeof startReceiver>>
let token: string

beforeAll(async () => {
  double = await startDouble()
  receiver = await startReceiver()
  double.hooks.register({ url: receiver.url, kind: 'system' })
  double.hooks.register({ url: receiver.url, kind: 'project' })
  const { world } = double
  const user = world.createUser({ username: 'ann', publicEmail: 'ann@open.example', createdById: 1 })
  token = world.createToken({ userId: user.id, scopes: ['api'] }).value
  const project = world.createProject({ creatorId: user.id, name: 'Kiln' })
  const group = world.createGroup({ name: 'Workshop', ownerId: user.id })
  world.createProject({ creatorId: user.id, groupId: group.id, name: 'Bench' })
  const issue = world.createIssue({ projectId: project.id, authorId: user.id, assigneeIds: [1], labels: ['bug'] })
  world.createNote({ noteableType: 'Issue', noteableId: issue.id, authorId: user.id })
  world.updateIssue(issue.id, { state: 'closed' }, { actorId: 1 })
  const snippet = world.createSnippet({ authorId: user.id, projectId: project.id })
  world.createNote({ noteableType: 'Snippet', noteableId: snippet.id, authorId: user.id })
  world.createSnippet({ authorId: user.id })
  world.addMember({ groupId: group.id, userId: 1, accessLevel: 40 })
  world.addMember({ projectId: project.id, userId: 1, accessLevel: 30 })
  world.setAttribute(user.id, 'location', 'nowhere')
  await double.hooks.drain()
})

afterAll(async () => {
  await double.close()
  await receiver.close()
})

const answers: [name: string, path: string, shape: Shape, own?: boolean][] = [
  ['a user for an admin', '/users/4', users.userAdmin],
  ['a user for anyone else', '/users/4', users.userRegular, true],
  ['users for an admin', '/users', users.userInAdminList],
  ['the admin itself', '/user', users.currentAdmin],
  ['a custom attribute', '/users/4/custom_attributes/location', users.customAttribute],
  ['a personal project', '/projects/ann%2Fkiln', namespaces.project],
  ['a group project', '/projects/workshop%2Fbench?statistics=true', namespaces.project],
  ['simple projects', '/projects?simple=true', namespaces.projectBasic],
  ['a group', '/groups/workshop', namespaces.group],
  ['groups', '/groups', namespaces.group],
  ['members', '/groups/workshop/members', users.memberShape],
  ['issues', '/issues?scope=all', content.issue],
  ['notes', '/projects/1/issues/1/notes', content.note],
  ['snippets', '/snippets/all', content.snippet],
  ['where an issue came from', '/projects/1/issues/1/user_agent_detail', content.userAgentDetail],
  ['where a snippet came from', '/snippets/1/user_agent_detail', content.userAgentDetail],
  ['events', '/users/4/events', content.event],
]

describe('what the REST side answers', () => {
  it.each(answers)('%s has exactly the fields of the shape', async (_name, path, shape, own) => {
    const { status, json } = await apiOf(double, own ? token : undefined)('GET', path)
    expect(status).toBe(200)
    const rows = Array.isArray(json) ? json : [json]
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) expect(checkShape(row, shape)).toEqual([])
  })
})

const payloads: [name: string, event: string, shape: Shape, key?: string][] = [
  ['user_create', 'user_create', hooks.userCreate],
  ['project_create', 'project_create', hooks.projectCreate],
  ['group_create', 'group_create', hooks.groupCreate],
  ['repository_update', 'repository_update', hooks.repositoryUpdate],
  ['user_add_to_group', 'user_add_to_group', hooks.userAddToGroup],
  ['user_add_to_team', 'user_add_to_team', hooks.userAddToTeam],
  ['issue', 'issue', hooks.issueHook],
  ['note on an issue', 'note', hooks.issueNoteHook, 'issue'],
  ['note on a snippet', 'note', hooks.snippetNoteHook, 'snippet'],
]

describe('what the hooks carry', () => {
  it.each(payloads)('%s has exactly the fields of the shape', (_name, event, shape, key) => {
    const bodies = receiver.received
      .map(({ body }) => body)
      .filter((body) => (body.event_name ?? body.object_kind) === event && (key === undefined || key in body))
    expect(bodies.length).toBeGreaterThan(0)
    for (const body of bodies) expect(checkShape(body, shape)).toEqual([])
  })
})

describe('the shape check', () => {
  it('tells unknown, missing and wrongly typed fields', () => {
    const faults = checkShape(
      { id: '7', extra: 1, inner: { a: null } },
      { id: 'int', name: 'string', inner: { a: 'int' } },
    )
    expect(faults).toEqual([
      'extra is not in the shape',
      'id is string, not int',
      'name is missing',
      'inner.a is null, not int',
    ])
  })
})

const examples = resolve(import.meta.dirname, '../../../shared/payloads')

const documented: [file: string, shape: Shape][] = [
  ['api_user_admin', users.userAdmin],
  ['api_user_regular', users.userRegular],
  ['api_user_current_admin', users.currentAdmin],
  ['api_users_list_admin', users.userInAdminList],
  ['api_custom_attribute_set', users.customAttribute],
  ['api_project_docs_full', { ...namespaces.project, _note: 'string~' }],
  ['api_group', namespaces.group],
  ['api_issues_list_group', content.issue],
  ['api_issue_notes', content.note],
  ['api_snippet', content.snippet],
  ['api_snippets_all', content.snippet],
  ['api_snippet_user_agent_detail', content.userAgentDetail],
  ['api_events_user', content.event],
  ['user_create', hooks.userCreate],
  ['project_create', hooks.projectCreate],
  ['group_create', hooks.groupCreate],
  ['user_add_to_group', hooks.userAddToGroup],
  ['repository_update', hooks.repositoryUpdate],
  ['system_hook_test', hooks.systemHookTest],
  ['issue_open', hooks.issueHook],
  ['note_issue', hooks.issueNoteHook],
  ['note_snippet', hooks.snippetNoteHook],
]

/**
 * Only where the documented examples lie beside the checkout; the shapes above are what was learnt from them. Elsewhere
 * these tests don't exist, rather than being skipped: what is counted has run.
 */
if (existsSync(examples)) {
  describe('the shapes hold the documented examples', () => {
    it.each(documented)('%s', (file, shape) => {
      const value: unknown = JSON.parse(readFileSync(resolve(examples, `${file}.json`), 'utf8'))
      for (const row of Array.isArray(value) ? value : [value])
        expect(checkShape(row, shape, { partial: true })).toEqual([])
    })
  })
}
