import { groupChain, namespaceOf } from './lookups'
import type { Group, Issue, Project, Snippet, User } from './objects'
import { isBlocked, type Store } from './store'

/** Whoever asks: null is an anonymous visitor; `admin` is what the token makes effective, not the user's flag. */
export type Viewer = { user: User; admin: boolean } | null

export function groupLevel(store: Store, group: Group, userId: number): number {
  let level = 0
  for (const part of groupChain(store, group)) level = Math.max(level, part.members.get(userId) ?? 0)
  return level
}

export function projectLevel(store: Store, project: Project, userId: number): number {
  const own = project.members.get(userId) ?? 0
  const namespace = namespaceOf(store, project.namespaceId)
  if (namespace.kind === 'user') return namespace.user.id === userId ? 50 : own
  return Math.max(own, groupLevel(store, namespace.group, userId))
}

function openTo(viewer: Viewer, visibility: 'private' | 'internal' | 'public'): boolean {
  if (visibility === 'public') return true
  return visibility === 'internal' && viewer !== null && !viewer.user.external
}

export function canSeeProject(store: Store, viewer: Viewer, project: Project): boolean {
  if (project.hidden) return false
  if (viewer?.admin) return true
  if (openTo(viewer, project.visibility)) return true
  return viewer !== null && projectLevel(store, project, viewer.user.id) > 0
}

export function canSeeGroup(store: Store, viewer: Viewer, group: Group): boolean {
  if (viewer?.admin || openTo(viewer, group.visibility)) return true
  return viewer !== null && groupLevel(store, group, viewer.user.id) > 0
}

/** A banned author's content is hidden from everyone but admins; a blocked author's content stays as it was. */
function hiddenAuthor(store: Store, viewer: Viewer, authorId: number): boolean {
  return !viewer?.admin && store.users.get(authorId)?.state === 'banned'
}

export function canSeeIssue(store: Store, viewer: Viewer, issue: Issue): boolean {
  const project = store.projects.get(issue.projectId)
  if (!project || !canSeeProject(store, viewer, project) || hiddenAuthor(store, viewer, issue.authorId)) return false
  if (!issue.confidential || viewer?.admin) return true
  if (!viewer) return false
  const id = viewer.user.id
  return issue.authorId === id || issue.assigneeIds.includes(id) || projectLevel(store, project, id) >= 15
}

export function canSeeAuthored(store: Store, viewer: Viewer, item: { projectId: number; authorId: number }): boolean {
  const project = store.projects.get(item.projectId)
  return project !== undefined && canSeeProject(store, viewer, project) && !hiddenAuthor(store, viewer, item.authorId)
}

export function canSeeSnippet(store: Store, viewer: Viewer, snippet: Snippet): boolean {
  if (viewer?.admin) return true
  if (hiddenAuthor(store, viewer, snippet.authorId)) return false
  if (viewer?.user.id === snippet.authorId) return true
  if (snippet.projectId === null) return openTo(viewer, snippet.visibility)
  const project = store.projects.get(snippet.projectId)
  if (!project || !canSeeProject(store, viewer, project)) return false
  return openTo(viewer, snippet.visibility) || (viewer !== null && projectLevel(store, project, viewer.user.id) > 0)
}

/** May this caller edit the object: its author, a member of at least the level, or an admin. */
export function canEdit(store: Store, viewer: Viewer, project: Project, authorId: number | null, level = 20): boolean {
  if (!viewer || isBlocked(viewer.user.state)) return false
  if (viewer.admin || (authorId !== null && viewer.user.id === authorId)) return true
  return projectLevel(store, project, viewer.user.id) >= level
}
