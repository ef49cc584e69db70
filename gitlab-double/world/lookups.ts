import type { Group, Issue, MergeRequest, Project, User } from './objects'
import type { Store } from './store'

export function findUser(store: Store, idOrName: number | string): User | undefined {
  if (typeof idOrName === 'number') return store.users.get(idOrName)
  const byName = store.userIdByName.get(idOrName.toLowerCase())
  return byName === undefined ? undefined : store.users.get(byName)
}

export function findProject(store: Store, idOrPath: number | string): Project | undefined {
  const id = typeof idOrPath === 'number' ? idOrPath : store.projectIdByPath.get(idOrPath.toLowerCase())
  return id === undefined ? undefined : store.projects.get(id)
}

export function findGroup(store: Store, idOrPath: number | string): Group | undefined {
  const id = typeof idOrPath === 'number' ? idOrPath : store.groupIdByPath.get(idOrPath.toLowerCase())
  return id === undefined ? undefined : store.groups.get(id)
}

export function findIssue(store: Store, projectId: number, iid: number): Issue | undefined {
  const id = store.issueIdsByProject.get(projectId)?.get(iid)
  return id === undefined ? undefined : store.issues.get(id)
}

export function findMergeRequest(store: Store, projectId: number, iid: number): MergeRequest | undefined {
  const id = store.mergeRequestIdsByProject.get(projectId)?.get(iid)
  return id === undefined ? undefined : store.mergeRequests.get(id)
}

export type Namespace = { kind: 'user'; user: User } | { kind: 'group'; group: Group }

export function namespaceOf(store: Store, namespaceId: number): Namespace {
  const group = store.groups.get(namespaceId)
  if (group) return { kind: 'group', group }
  const userId = store.userIdByNamespace.get(namespaceId)
  const user = userId === undefined ? undefined : store.users.get(userId)
  if (user) return { kind: 'user', user }
  throw new Error(`There is no namespace with id ${namespaceId}.`)
}

export function namespacePath(store: Store, namespaceId: number): string {
  const namespace = namespaceOf(store, namespaceId)
  return namespace.kind === 'user' ? namespace.user.username : groupPath(store, namespace.group)
}

export function namespaceName(store: Store, namespaceId: number): string {
  const namespace = namespaceOf(store, namespaceId)
  return namespace.kind === 'user' ? namespace.user.name : groupName(store, namespace.group)
}

export function groupChain(store: Store, group: Group): Group[] {
  const chain = [group]
  let parentId = group.parentId
  while (parentId !== null) {
    const parent = store.groups.get(parentId)
    if (!parent) break
    chain.unshift(parent)
    parentId = parent.parentId
  }
  return chain
}

export function groupPath(store: Store, group: Group): string {
  return group.parentId === null
    ? group.path
    : groupChain(store, group)
        .map((part) => part.path)
        .join('/')
}

export function groupName(store: Store, group: Group): string {
  return groupChain(store, group)
    .map((part) => part.name)
    .join(' / ')
}

export function projectPath(store: Store, project: Project): string {
  return `${namespacePath(store, project.namespaceId)}/${project.path}`
}

/** The person in whose namespace the project lives; undefined for a group's project. */
export function projectOwner(store: Store, project: Project): User | undefined {
  const namespace = namespaceOf(store, project.namespaceId)
  return namespace.kind === 'user' ? namespace.user : undefined
}

export function projectsIn(store: Store, namespaceId: number): Project[] {
  const ids = store.projectIdsByNamespace.get(namespaceId)
  if (!ids) return []
  return [...ids].map((id) => store.projects.get(id)).filter((project) => project !== undefined)
}

export function subgroupsOf(store: Store, groupId: number): Group[] {
  return [...store.groups.values()].filter((group) => group.parentId === groupId)
}

export function must<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`The double has no ${what}.`)
  return value
}
