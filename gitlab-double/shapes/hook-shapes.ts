import type { Shape } from './check-shape'

const times = { created_at: 'string', updated_at: 'string', event_name: 'string' } as const

export const userCreate: Shape = { ...times, name: 'string', email: 'string', user_id: 'int', username: 'string' }

export const projectCreate: Shape = {
  ...times,
  name: 'string',
  path: 'string',
  path_with_namespace: 'string',
  project_id: 'int',
  project_namespace_id: 'int',
  owners: [{ name: 'string', email: 'string' }],
  owner_name: 'string',
  owner_email: 'string',
  project_visibility: 'string',
}

export const groupCreate: Shape = { ...times, name: 'string', path: 'string', full_path: 'string', group_id: 'int' }

const memberOf = { user_email: 'string', user_name: 'string', user_username: 'string', user_id: 'int' } as const
export const userAddToGroup: Shape = {
  ...times,
  ...memberOf,
  group_access: 'string',
  group_id: 'int',
  group_name: 'string',
  group_path: 'string',
}
export const userAddToTeam: Shape = {
  ...times,
  ...memberOf,
  access_level: 'string',
  project_id: 'int',
  project_name: 'string',
  project_path: 'string',
  project_path_with_namespace: 'string',
  project_visibility: 'string',
}

export const systemHookTest: Shape = {
  event_name: 'string',
  name: 'string',
  path: 'string',
  project_id: 'int',
  owner_name: 'string',
  owner_email: 'string',
}

const projectFields: Shape = {
  name: 'string',
  description: 'string|null',
  web_url: 'string',
  avatar_url: 'string|null',
  git_ssh_url: 'string',
  git_http_url: 'string',
  namespace: 'string',
  visibility_level: 'int',
  path_with_namespace: 'string',
  default_branch: 'string',
  homepage: 'string',
  url: 'string',
  ssh_url: 'string',
  http_url: 'string',
}
const projectBlock: Shape = { ...projectFields, id: 'int', ci_config_path: 'string|null' }

export const repositoryUpdate: Shape = {
  event_name: 'string',
  user_id: 'int',
  user_name: 'string',
  user_email: 'string',
  user_avatar: 'string',
  project_id: 'int',
  project: projectFields,
  changes: [{ before: 'string', after: 'string', ref: 'string' }],
  refs: 'array',
}

const user: Shape = { id: 'int', name: 'string', username: 'string', avatar_url: 'string', email: 'string' }
const repository: Shape = { name: 'string', url: 'string', description: 'string|null', homepage: 'string' }

export const issueHook: Shape = {
  object_kind: 'string',
  event_type: 'string',
  user,
  project: projectBlock,
  object_attributes: {
    id: 'int',
    iid: 'int',
    title: 'string',
    description: 'string|null',
    type: 'string',
    action: 'string',
    state: 'string',
    state_id: 'int',
    author_id: 'int',
    assignee_id: 'int|null',
    assignee_ids: 'array',
    project_id: 'int',
    created_at: 'string',
    updated_at: 'string',
    closed_at: 'string|null',
    updated_by_id: 'int|null',
    last_edited_at: 'string|null',
    last_edited_by_id: 'int|null',
    confidential: 'bool',
    discussion_locked: 'bool|null',
    due_date: 'string|null',
    milestone_id: 'int|null',
    moved_to_id: 'int|null',
    duplicated_to_id: 'int|null',
    relative_position: 'int|null',
    time_estimate: 'int',
    total_time_spent: 'int',
    time_change: 'int',
    human_total_time_spent: 'string|null',
    human_time_estimate: 'string|null',
    human_time_change: 'string|null',
    severity: 'string',
    url: 'string',
    labels: 'array',
    weight: 'int|null~',
    health_status: 'string~',
    escalation_status: 'string~',
    escalation_policy: 'object~',
  },
  repository,
  assignees: 'array',
  assignee: 'object~',
  labels: 'array',
  changes: 'object',
}

const noteAttributes: Shape = {
  id: 'int',
  note: 'string',
  description: 'string',
  noteable_type: 'string',
  noteable_id: 'int',
  author_id: 'int',
  action: 'string',
  created_at: 'string',
  updated_at: 'string',
  project_id: 'int',
  discussion_id: 'string',
  internal: 'bool',
  system: 'bool',
  type: 'string|null',
  attachment: 'null',
  line_code: 'null',
  commit_id: 'string|null',
  st_diff: 'null',
  position: 'null',
  original_position: 'null',
  change_position: 'null',
  resolved_at: 'null',
  resolved_by_id: 'null',
  resolved_by_push: 'null',
  updated_by_id: 'null',
  url: 'string',
}

const noteable = {
  id: 'int',
  title: 'string',
  author_id: 'int',
  project_id: 'int',
  created_at: 'string',
  updated_at: 'string',
} as const

export const noteHook: Shape = {
  object_kind: 'string',
  event_type: 'string',
  user,
  project_id: 'int',
  project: projectBlock,
  object_attributes: noteAttributes,
  repository,
}

export const issueNoteHook: Shape = {
  ...noteHook,
  issue: {
    ...noteable,
    iid: 'int',
    description: 'string|null',
    state: 'string',
    confidential: 'bool',
    assignee_id: 'int|null',
    assignee_ids: 'array',
    milestone_id: 'int|null',
    labels: 'array',
    position: 'int~',
    branch_name: 'null~',
  },
}

export const snippetNoteHook: Shape = {
  ...noteHook,
  snippet: {
    ...noteable,
    description: 'string|null',
    content: 'string',
    file_name: 'string',
    type: 'string',
    visibility_level: 'int',
    url: 'string',
  },
}
