import { groupPath, projectPath, projectsIn, subgroupsOf } from './lookups'
import type { Group, Project } from './objects'
import type { Store } from './store'

/** Paths are found by an index: every change of one goes through these, so that the old path redirects. */
export function indexProject(store: Store, project: Project): void {
  const path = projectPath(store, project).toLowerCase()
  store.projectIdByPath.set(path, project.id)
  store.projectRedirects.delete(path)
  const siblings = store.projectIdsByNamespace.get(project.namespaceId) ?? new Set()
  siblings.add(project.id)
  store.projectIdsByNamespace.set(project.namespaceId, siblings)
}

export function unindexProject(store: Store, project: Project, options: { redirect: boolean }): void {
  const path = projectPath(store, project).toLowerCase()
  store.projectIdByPath.delete(path)
  store.projectIdsByNamespace.get(project.namespaceId)?.delete(project.id)
  if (options.redirect) store.projectRedirects.set(path, project.id)
}

export function indexGroup(store: Store, group: Group): void {
  const path = groupPath(store, group).toLowerCase()
  store.groupIdByPath.set(path, group.id)
  store.groupRedirects.delete(path)
}

export function unindexGroup(store: Store, group: Group, options: { redirect: boolean }): void {
  const path = groupPath(store, group).toLowerCase()
  store.groupIdByPath.delete(path)
  if (options.redirect) store.groupRedirects.set(path, group.id)
}

/** Runs `change`, which alters the path of a namespace, with everything inside taken out of the index and put back. */
export function moveNamespace(store: Store, namespaceId: number, change: () => void): void {
  const projects = projectsIn(store, namespaceId)
  const groups = subgroupsOf(store, namespaceId)
  const own = store.groups.get(namespaceId)
  const inner = (left: Group[]): void => {
    const group = left[0]
    if (group) moveNamespace(store, group.id, () => inner(left.slice(1)))
    else change()
  }
  for (const project of projects) unindexProject(store, project, { redirect: true })
  if (own) unindexGroup(store, own, { redirect: true })
  inner(groups)
  if (own) indexGroup(store, own)
  for (const project of projects) indexProject(store, project)
}
