/** Why an event has nothing to screen. Stored in the event's row and shown: keep the words. */
export const ignoreReasons = [
  'not_json',
  'unreadable',
  'unknown_event',
  'test_payload',
  'system_note',
  'no_new_content',
  'membership',
  'key',
  'push',
  'failed_login',
  'subscription',
  'not_screened',
] as const
export type IgnoreReason = (typeof ignoreReasons)[number]

/** Every kind of event that leads to screening; the first fourteen are Spamphibian's words, and what models are asked by. */
export const screenedKinds = [
  'project_create',
  'project_rename',
  'project_transfer',
  'user_create',
  'user_rename',
  'issue_open',
  'issue_update',
  'issue_close',
  'issue_reopen',
  'issue_note_create',
  'issue_note_update',
  'group_create',
  'group_rename',
  'snippet_check',
  'project_update',
  'merge_request_open',
  'merge_request_update',
  'merge_request_reopen',
  'merge_request_note_create',
  'merge_request_note_update',
  'snippet_note_create',
  'snippet_note_update',
] as const
export type ScreenedKind = (typeof screenedKinds)[number]

const makingKinds: ReadonlySet<string> = new Set<ScreenedKind>([
  'project_create',
  'user_create',
  'group_create',
  'issue_open',
  'issue_note_create',
  'merge_request_open',
  'merge_request_note_create',
  'snippet_note_create',
])

/** Whether an event of this kind tells of something that wasn't there before. Nothing is lost when it tells twice. */
export function makesItem(kind: string | null): boolean {
  return kind !== null && makingKinds.has(kind)
}

export type NamedEvent =
  | { outcome: 'screen'; kind: ScreenedKind; subject: 'user' | 'project' | 'group' }
  | { outcome: 'gone'; kind: string; subject: 'user' | 'project' | 'group' }
  | { outcome: 'expand' }
  | { outcome: 'ignore'; reason: IgnoreReason; detail: string }

const screen = (kind: ScreenedKind, subject: 'user' | 'project' | 'group'): [string, NamedEvent] => [
  kind,
  { outcome: 'screen', kind, subject },
]
const gone = (kind: string, subject: 'user' | 'project' | 'group'): [string, NamedEvent] => [
  kind,
  { outcome: 'gone', kind, subject },
]
const ignore = (reason: IgnoreReason, detail: string, names: string[]): [string, NamedEvent][] =>
  names.map((name) => [name, { outcome: 'ignore', reason, detail }])

/**
 * Events told by their name alone: `event_name` of system hooks, `object_kind` of webhooks. A Map, since the names come
 * from outside and an object would also answer to "constructor".
 */
export const namedEvents: ReadonlyMap<string, NamedEvent> = new Map<string, NamedEvent>([
  screen('project_create', 'project'),
  screen('project_rename', 'project'),
  screen('project_transfer', 'project'),
  screen('project_update', 'project'),
  screen('user_create', 'user'),
  screen('user_rename', 'user'),
  screen('group_create', 'group'),
  screen('group_rename', 'group'),
  // Group webhooks, without a system hook, tell of a subgroup by this name.
  ['subgroup_create', { outcome: 'screen', kind: 'group_create', subject: 'group' }],
  gone('project_destroy', 'project'),
  gone('user_destroy', 'user'),
  gone('group_destroy', 'group'),
  gone('subgroup_destroy', 'group'),
  ['snippet_check', { outcome: 'expand' }],
  ...ignore('membership', 'Membership or access changed; nothing was written that could be screened.', [
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
  ]),
  ...ignore('key', 'An SSH key was added or removed; keys are not screened.', ['key_create', 'key_destroy']),
  ...ignore('push', 'Code was pushed; repositories are not screened.', ['push', 'tag_push', 'repository_update']),
  ...ignore('failed_login', 'A blocked user tried to sign in; nothing was written.', ['user_failed_login']),
  ...ignore('subscription', 'Seats and role promotions are not screened.', [
    'gitlab_subscription_member_approval',
    'gitlab_subscription_member_approvals',
  ]),
  ...ignore(
    'not_screened',
    'Natterjack does not screen this kind of thing. Switch the trigger off to save the traffic.',
    [
      'wiki_page',
      'pipeline',
      'build',
      'job',
      'deployment',
      'feature_flag',
      'release',
      'milestone',
      'emoji',
      'access_token',
      'vulnerability',
    ],
  ),
])
