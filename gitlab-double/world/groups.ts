import { groupPayload } from '../hooks/people-payloads'
import { groupPath, must, projectsIn, subgroupsOf } from './lookups'
import { slug } from './names'
import type { AccessLevel, Group } from './objects'
import { indexGroup, moveNamespace, unindexGroup } from './paths'
import { deleteProject } from './projects'
import type { Store } from './store'
import { defined } from './users'

export type NewGroup = Partial<Omit<Group, 'id' | 'members'>> & {
  /** Becomes the owner; GitLab keeps no creator of a group. */
  ownerId?: number
  members?: Record<number, AccessLevel>
}

export function createGroup(store: Store, input: NewGroup = {}): Group {
  const { ownerId, members, ...rest } = input
  const id = store.nextId('namespace')
  const name = input.name ?? `Workshop ${id}`
  const createdAt = input.createdAt ?? store.now()
  const group: Group = {
    name,
    path: slug(name),
    parentId: null,
    description: '',
    visibility: 'public',
    updatedAt: createdAt,
    archived: false,
    markedForDeletionOn: null,
    ...defined(rest),
    createdAt,
    id,
    members: new Map([[ownerId ?? 1, 50]]),
  }
  for (const [userId, level] of Object.entries(members ?? {})) group.members.set(Number(userId), level)
  const path = groupPath(store, group).toLowerCase()
  if (store.groupIdByPath.has(path) || store.userIdByName.has(path)) throw new Error(`The path ${path} is taken.`)
  store.groups.set(id, group)
  indexGroup(store, group)
  tell(store, 'group_create', group)
  return group
}

function tell(store: Store, event: string, group: Group, extra: Record<string, unknown> = {}): void {
  const payload = () => groupPayload(store, event, group, extra)
  store.emit({ event, system: 'always', project: null, payload })
}

/** Description and visibility edits: no hook tells of them. */
export function updateGroup(
  store: Store,
  id: number,
  changes: Partial<Pick<Group, 'name' | 'description' | 'visibility' | 'archived' | 'markedForDeletionOn'>>,
): Group {
  const group = must(store.groups.get(id), `group ${id}`)
  Object.assign(group, defined(changes), { updatedAt: store.now() })
  return group
}

export function renameGroup(store: Store, id: number, path: string): Group {
  const group = must(store.groups.get(id), `group ${id}`)
  const old = { old_path: group.path, old_full_path: groupPath(store, group) }
  moveNamespace(store, id, () => {
    group.path = path
  })
  group.updatedAt = store.now()
  tell(store, 'group_rename', group, old)
  return group
}

/** Gone at once, subgroups and projects first. */
export function deleteGroup(store: Store, id: number): void {
  const group = must(store.groups.get(id), `group ${id}`)
  for (const child of subgroupsOf(store, id)) deleteGroup(store, child.id)
  for (const project of projectsIn(store, id)) deleteProject(store, project.id)
  const payload = groupPayload(store, 'group_destroy', group)
  unindexGroup(store, group, { redirect: false })
  store.groups.delete(id)
  store.emit({ event: 'group_destroy', system: 'always', project: null, payload: () => payload })
}
