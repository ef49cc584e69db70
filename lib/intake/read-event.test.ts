import { describe, expect, test } from 'vitest'
import { type ReadEvent, readEvent } from './read-event'
import { payloads } from './testing/payloads'

function read(body: unknown): ReadEvent {
  return readEvent({ raw: Buffer.from(JSON.stringify(body)) })
}

const project = { kind: 'project', id: 74 }
const user = { kind: 'user', id: 41 }
const group = { kind: 'group', id: 78 }
const issue = { kind: 'issue', id: 301, projectId: 74, iid: 23 }
const mergeRequest = { kind: 'merge_request', id: 12, projectId: 74, iid: 3 }
const noteOn = (type: string, iid: number) => ({ kind: 'note', id: 1241, projectId: 74, noteable: { type, iid } })

describe('what is screened', () => {
  test.each([
    ['project_create', payloads.project('project_create'), project],
    ['project_rename', payloads.project('project_rename', { old_path_with_namespace: 'ada/old' }), project],
    ['project_transfer', payloads.project('project_transfer', { old_path_with_namespace: 'bob/storehouse' }), project],
    ['project_update', payloads.project('project_update'), project],
    ['user_create', payloads.user('user_create'), user],
    ['user_rename', payloads.user('user_rename', { old_username: 'countess' }), user],
    ['group_create', payloads.group('group_create'), group],
    ['group_rename', payloads.group('group_rename', { old_path: 'shops', old_full_path: 'shops' }), group],
    ['group_create', payloads.group('subgroup_create', { parent_group_id: 7 }), group],
    ['issue_open', payloads.issue('open'), issue],
    ['issue_update', payloads.issue('update'), issue],
    ['issue_close', payloads.issue('close'), issue],
    ['issue_reopen', payloads.issue('reopen'), issue],
    ['issue_update', payloads.issue(undefined), issue],
    ['issue_open', payloads.issue('open', { confidential: true }, { event_type: 'confidential_issue' }), issue],
    ['issue_open', payloads.issue('open', { type: 'Incident' }, { object_kind: 'work_item' }), issue],
    ['issue_note_create', payloads.note('Issue'), noteOn('issue', 23)],
    ['issue_note_update', payloads.note('Issue', { action: 'update' }), noteOn('issue', 23)],
    ['issue_note_create', payloads.note('Issue', {}, { event_type: 'confidential_note' }), noteOn('issue', 23)],
    ['merge_request_note_create', payloads.note('MergeRequest'), noteOn('merge_request', 3)],
    ['merge_request_note_update', payloads.note('MergeRequest', { action: 'update' }), noteOn('merge_request', 3)],
    ['snippet_note_create', payloads.note('Snippet'), noteOn('snippet', 53)],
    ['snippet_note_update', payloads.note('Snippet', { action: 'update' }), noteOn('snippet', 53)],
    ['merge_request_open', payloads.mergeRequest('open'), mergeRequest],
    ['merge_request_update', payloads.mergeRequest('update'), mergeRequest],
    ['merge_request_reopen', payloads.mergeRequest('reopen'), mergeRequest],
  ])('%s', (kind, body, subject) => {
    expect(read(body)).toMatchObject({ outcome: 'screen', kind, subject })
  })

  test('with who did it, when, and what changed', () => {
    const changes = { description: { previous: 'a', current: 'b' }, 'not a field': 1, updated_at: {} }
    const event = read(payloads.issue('update', { updated_at: '2026-03-01 11:00:00 UTC' }, { changes }))
    expect(event).toMatchObject({
      actorId: 5,
      occurredAt: new Date('2026-03-01T11:00:00Z'),
      changed: ['description', 'updated_at'],
    })
  })

  test('the issue belongs to the project it says, which is not always the one named beside it', () => {
    expect(read(payloads.issue('open', { project_id: 14 }))).toMatchObject({ subject: { projectId: 14 } })
    expect(read(payloads.issue('open', { project_id: undefined }))).toMatchObject({ subject: { projectId: 74 } })
  })

  test('without an action, a note is new when its two times are the same moment, in whatever form', () => {
    const note = (created_at: string, updated_at: string) =>
      read(payloads.note('Issue', { action: undefined, created_at, updated_at }))
    const created = 'issue_note_create'
    const updated = 'issue_note_update'
    expect(note('2015-05-17 17:06:40 UTC', '2015-05-17 17:06:40 UTC')).toMatchObject({ kind: created })
    expect(note('2015-05-17 17:06:40 UTC', '2015-05-17T17:06:40.000Z')).toMatchObject({ kind: created })
    expect(note('2015-05-17T17:06:40Z', '2015-05-17T17:06:41Z')).toMatchObject({ kind: updated })
    expect(note('gibberish', 'gibberish')).toMatchObject({ kind: updated })
  })
})

test.each([
  ['project_destroy', payloads.project('project_destroy'), project],
  ['user_destroy', payloads.user('user_destroy'), user],
  ['group_destroy', payloads.group('group_destroy'), group],
  ['subgroup_destroy', payloads.group('subgroup_destroy'), group],
])('%s: the thing is gone', (kind, body, subject) => {
  expect(read(body)).toEqual({ outcome: 'gone', kind, subject })
})

test('a snippet check stands for many snippets', () => {
  expect(read({ event_name: 'snippet_check' })).toEqual({ outcome: 'expand', kind: 'snippet_check' })
})

describe('what is ignored, with its reason', () => {
  const named = (name: string) => ({ event_name: name, user_id: 41, project_id: 74, group_id: 78 })
  test.each<[string, unknown]>([
    ...[
      'user_add_to_team',
      'user_remove_from_team',
      'user_update_for_team',
      'user_add_to_group',
      'user_remove_from_group',
      'user_update_for_group',
      'user_access_request_to_group',
      'user_access_request_to_project',
      'user_access_request_revoked_for_group',
      'user_access_request_revoked_for_project',
    ].map((name): [string, unknown] => ['membership', named(name)]),
    ['key', named('key_create')],
    ['key', named('key_destroy')],
    ['push', named('push')],
    ['push', { ...named('push'), object_kind: 'push' }],
    ['push', named('tag_push')],
    ['push', named('repository_update')],
    ['failed_login', named('user_failed_login')],
    ['subscription', { object_kind: 'gitlab_subscription_member_approval', action: 'enqueue' }],
    ['not_screened', { object_kind: 'wiki_page', object_attributes: { title: 'x' } }],
    ['not_screened', { object_kind: 'pipeline' }],
    ['not_screened', payloads.note('Commit')],
    ['not_screened', payloads.note('Epic')],
    ['not_screened', payloads.issue('open', { project_id: null }, { object_kind: 'work_item', project: undefined })],
    ['system_note', payloads.note('Issue', { system: true })],
    ['no_new_content', payloads.mergeRequest('merge')],
    ['no_new_content', payloads.mergeRequest('close')],
    ['no_new_content', payloads.mergeRequest('approved')],
    ['unknown_event', { event_name: 'moon_landing' }],
    ['unknown_event', { event_name: 'constructor' }],
    ['unknown_event', { event_name: '__proto__' }],
    ['unknown_event', payloads.issue('moved')],
    ['unknown_event', payloads.note('Issue', { action: 'delete' })],
    ['unreadable', {}],
    ['unreadable', []],
    ['unreadable', null],
    ['unreadable', 'project_create'],
    ['unreadable', { event_name: 7 }],
    ['unreadable', { text: 'An issue was opened by {{user}}' }],
    ['unreadable', { object_kind: 'issue' }],
    ['unreadable', payloads.issue('open', { iid: undefined })],
    ['unreadable', payloads.note('Issue', {}, { issue: undefined })],
    ['unreadable', payloads.note('Issue', { noteable_type: undefined })],
    ['unreadable', payloads.mergeRequest('open', { object_attributes: { id: 1 } })],
    ['unreadable', payloads.user('user_create', { user_id: '41' })],
    ['unreadable', payloads.user('user_create', { user_id: 0 })],
    ['unreadable', payloads.user('user_create', { user_id: -1 })],
    ['unreadable', payloads.user('user_create', { user_id: 1.5 })],
    ['unreadable', payloads.user('user_create', { user_id: undefined })],
  ])('%s: %o', (reason, body) => {
    expect(read(body)).toMatchObject({ outcome: 'ignore', reason, detail: expect.stringMatching(/\.$/) })
  })

  test("GitLab's test delivery, though it looks like a new project 1", () => {
    const sample = {
      event_name: 'project_create',
      name: 'Ruby',
      path: 'ruby',
      project_id: 1,
      owner_name: 'Someone',
      owner_email: 'example@gitlabhq.com',
    }
    expect(read(sample)).toMatchObject({ outcome: 'ignore', reason: 'test_payload' })
    const real = payloads.project('project_create', { project_id: 1, name: 'Ruby' })
    expect(read(real)).toMatchObject({ outcome: 'screen', subject: { kind: 'project', id: 1 } })
  })

  test('what came in its place, where the header tells', () => {
    const event = readEvent({ raw: Buffer.from('{}'), headers: { 'x-gitlab-event': 'Issue\u0000 Hook' } })
    expect(event).toMatchObject({ reason: 'unreadable', detail: expect.stringContaining('"Issue? Hook"') })
  })

  test('a name from outside is shown short and plain, and is a kind only if it could be one', () => {
    const event = read({ event_name: `\u0000\u202e${'x'.repeat(500)}` })
    expect(event).toMatchObject({ kind: null, reason: 'unknown_event' })
    expect(event.outcome === 'ignore' && event.detail).toMatch(/^[\x20-\x7e]{1,130}$/)
  })
})
