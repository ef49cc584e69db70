import { groupPath, namespaceName, namespaceOf, projectPath } from '../world/lookups'
import type { AccessLevel, Group, Project, User } from '../world/objects'
import type { Store } from '../world/store'
import { hookTime } from './times'

type Json = Record<string, unknown>

export const accessNames: Record<AccessLevel, string> = {
  10: 'Guest',
  15: 'Planner',
  20: 'Reporter',
  30: 'Developer',
  40: 'Maintainer',
  50: 'Owner',
}

/** Webhook e-mails are the public address or a placeholder; only user_* system hooks carry the real one. */
export function webhookEmail(user: User): string {
  return user.publicEmail === '' ? '[REDACTED]' : user.publicEmail
}

export function userPayload(event: string, user: User, extra: Json = {}): Json {
  return {
    created_at: hookTime(user.createdAt),
    updated_at: hookTime(user.updatedAt),
    event_name: event,
    name: user.name,
    email: user.email,
    user_id: user.id,
    username: user.username,
    ...extra,
  }
}

export function keyPayload(event: string, user: User, key: { id: number; key: string; createdAt: string }): Json {
  return {
    event_name: event,
    created_at: hookTime(key.createdAt),
    updated_at: hookTime(key.createdAt),
    username: user.username,
    key: key.key,
    id: key.id,
  }
}

export function groupPayload(store: Store, event: string, group: Group, extra: Json = {}): Json {
  return {
    created_at: hookTime(group.createdAt),
    updated_at: hookTime(group.updatedAt),
    event_name: event,
    name: group.name,
    path: group.path,
    full_path: groupPath(store, group),
    group_id: group.id,
    ...extra,
  }
}

export function projectPayload(store: Store, event: string, project: Project, extra: Json = {}): Json {
  const owners = projectOwners(store, project)
  const first = owners[0]
  const namespace = namespaceOf(store, project.namespaceId)
  return {
    created_at: hookTime(project.createdAt),
    updated_at: hookTime(project.updatedAt),
    event_name: event,
    name: project.name,
    owner_email: namespace.kind === 'user' ? (first?.email ?? '') : '',
    owner_name: namespace.kind === 'user' ? namespace.user.name : namespace.group.name,
    owners,
    path: project.path,
    path_with_namespace: projectPath(store, project),
    project_id: project.id,
    project_namespace_id: project.projectNamespaceId,
    project_visibility: project.visibility,
    ...extra,
  }
}

function projectOwners(store: Store, project: Project): { name: string; email: string }[] {
  const namespace = namespaceOf(store, project.namespaceId)
  if (namespace.kind === 'user') return [{ name: namespace.user.name, email: webhookEmail(namespace.user) }]
  const owners: { name: string; email: string }[] = []
  for (const [userId, level] of namespace.group.members) {
    const user = store.users.get(userId)
    if (level === 50 && user) owners.push({ name: user.name, email: webhookEmail(user) })
  }
  return owners
}

export function groupMemberPayload(event: string, group: Group, user: User, level: AccessLevel, at: string): Json {
  return {
    created_at: hookTime(at),
    updated_at: hookTime(at),
    event_name: event,
    group_access: accessNames[level],
    group_id: group.id,
    group_name: group.name,
    group_path: group.path,
    user_email: webhookEmail(user),
    user_name: user.name,
    user_username: user.username,
    user_id: user.id,
  }
}

export function teamMemberPayload(
  store: Store,
  event: string,
  member: { project: Project; user: User; level: AccessLevel; at: string },
): Json {
  const { project, user, level, at } = member
  return {
    created_at: hookTime(at),
    updated_at: hookTime(at),
    event_name: event,
    access_level: accessNames[level],
    project_id: project.id,
    project_name: project.name,
    project_path: project.path,
    project_path_with_namespace: projectPath(store, project),
    user_email: webhookEmail(user),
    user_name: user.name,
    user_username: user.username,
    user_id: user.id,
    project_visibility: project.visibility,
  }
}

/** `namespace` of the project block in webhooks is the name people see, not the path. */
export function namespaceTitle(store: Store, project: Project): string {
  return namespaceName(store, project.namespaceId)
}
