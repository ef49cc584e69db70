/** Bodies as GitLab sends them, in size and shape; the load generator makes `[<id>]` unique. */
export const hookBodies = {
  /** 600 bytes: what a system hook says of a new project, the commonest hook there is. */
  project: JSON.stringify({
    created_at: '2026-03-01T10:00:00Z',
    updated_at: '2026-03-01T10:00:00Z',
    event_name: 'project_create',
    name: 'Storehouse of many things [<id>]',
    path: 'storehouse-of-many-things',
    path_with_namespace: 'ada-and-friends/tools/storehouse-of-many-things',
    project_id: 74,
    project_namespace_id: 23,
    owners: [
      { name: 'Ada', email: '[REDACTED]' },
      { name: 'Bob', email: '[REDACTED]' },
    ],
    owner_name: 'Ada and friends',
    owner_email: '[REDACTED]',
    project_visibility: 'public',
  }),
  /** 2 kB: an issue of some lines, as project webhooks and file hooks bring them. */
  issue: JSON.stringify({
    object_kind: 'issue',
    event_type: 'issue',
    user: { id: 5, name: 'Ada', username: 'ada', avatar_url: null, email: '[REDACTED]' },
    project: { id: 74, name: 'Storehouse', path_with_namespace: 'ada/storehouse', visibility_level: 20 },
    object_attributes: {
      id: 301,
      iid: 23,
      project_id: 74,
      title: 'The door sticks [<id>]',
      description: 'It opens, and after some rain it does not. '.repeat(30),
      created_at: '2026-03-01T10:00:00Z',
      updated_at: '2026-03-01T10:00:00Z',
      action: 'open',
      state: 'opened',
      confidential: false,
      labels: [],
    },
    changes: { title: { previous: null, current: 'The door sticks' } },
  }),
}
