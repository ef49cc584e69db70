type Json = Record<string, unknown>

const times = { created_at: '2026-03-01T10:00:00Z', updated_at: '2026-03-01T10:00:00Z' }
const user = { id: 5, name: 'Ada', username: 'ada', avatar_url: null, email: '[REDACTED]' }
const project = { id: 74, name: 'Storehouse', path_with_namespace: 'ada/storehouse', visibility_level: 20 }

/** Bodies with the fields that GitLab documents for each event; `over` replaces or adds top-level ones. */
export const payloads = {
  project: (eventName: string, over: Json = {}): Json => ({
    event_name: eventName,
    ...times,
    name: 'Storehouse',
    path: 'storehouse',
    path_with_namespace: 'ada/storehouse',
    project_id: 74,
    project_namespace_id: 23,
    owners: [{ name: 'Ada', email: '[REDACTED]' }],
    owner_name: 'Ada',
    owner_email: '[REDACTED]',
    project_visibility: 'public',
    ...over,
  }),
  user: (eventName: string, over: Json = {}): Json => ({
    event_name: eventName,
    ...times,
    name: 'Ada',
    username: 'ada',
    email: 'ada@example.org',
    user_id: 41,
    ...over,
  }),
  group: (eventName: string, over: Json = {}): Json => ({
    event_name: eventName,
    ...times,
    name: 'Stores',
    path: 'stores',
    full_path: 'stores',
    group_id: 78,
    ...over,
  }),
  issue: (action: string | undefined, attributes: Json = {}, over: Json = {}): Json => ({
    object_kind: 'issue',
    event_type: 'issue',
    user,
    project,
    object_attributes: { id: 301, iid: 23, project_id: 74, title: 'Help', ...times, action, ...attributes },
    changes: {},
    ...over,
  }),
  mergeRequest: (action: string, over: Json = {}): Json => ({
    object_kind: 'merge_request',
    event_type: 'merge_request',
    user,
    project: { ...project, id: 99 },
    object_attributes: { id: 12, iid: 3, target_project_id: 74, source_project_id: 99, title: 'Fix', ...times, action },
    changes: {},
    ...over,
  }),
  note: (noteableType: string, attributes: Json = {}, over: Json = {}): Json => ({
    object_kind: 'note',
    event_type: 'note',
    user,
    project_id: 74,
    project,
    object_attributes: {
      id: 1241,
      note: 'Hello',
      noteable_type: noteableType,
      noteable_id: 9999,
      project_id: 74,
      system: false,
      action: 'create',
      created_at: '2026-03-01 10:00:00 UTC',
      updated_at: '2026-03-01 10:00:00 UTC',
      ...attributes,
    },
    issue: { id: 9999, iid: 23 },
    merge_request: { id: 9999, iid: 3 },
    snippet: { id: 53, project_id: 74 },
    ...over,
  }),
}
