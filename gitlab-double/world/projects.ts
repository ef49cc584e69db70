import { projectPayload } from '../hooks/people-payloads'
import { type Push, pushPayload, repositoryUpdatePayload } from '../hooks/push-payloads'
import { must, projectPath } from './lookups'
import { slug } from './names'
import type { Project, User } from './objects'
import { indexProject, unindexProject } from './paths'
import { recordActivity, type Store } from './store'
import { defined } from './users'

export type NewProject = Partial<Omit<Project, 'id' | 'files' | 'members' | 'nextIssueIid' | 'nextMergeRequestIid'>> & {
  /** Text of README.md; null for an empty repository. */
  readme?: string | null
  files?: Record<string, string>
  /** A group's id, instead of the creator's own namespace. */
  groupId?: number
}

export function createProject(store: Store, input: NewProject): Project {
  const { readme, files, groupId, ...rest } = input
  const creator = must(store.users.get(input.creatorId ?? 1), `user ${input.creatorId}`)
  const id = store.nextId('project')
  const name = input.name ?? `Workbench ${id}`
  const createdAt = input.createdAt ?? store.now()
  const project: Project = {
    name,
    path: slug(name),
    description: null,
    visibility: 'public',
    creatorId: creator.id,
    namespaceId: groupId ?? creator.namespaceId,
    projectNamespaceId: store.nextId('namespace'),
    updatedAt: createdAt,
    lastActivityAt: createdAt,
    topics: [],
    archived: false,
    defaultBranch: 'main',
    starCount: 0,
    forksCount: 0,
    importUrl: null,
    markedForDeletionOn: null,
    hidden: false,
    snippetsEnabled: true,
    ...defined(rest),
    id,
    createdAt,
    files: new Map(Object.entries(files ?? {})),
    members: new Map(),
    nextIssueIid: 1,
    nextMergeRequestIid: 1,
  }
  if (readme !== null) project.files.set('README.md', readme ?? `# ${name}\n\nNothing to see here yet.\n`)
  const path = projectPath(store, project).toLowerCase()
  if (store.projectIdByPath.has(path)) throw new Error(`The path ${path} is taken.`)
  store.projects.set(id, project)
  indexProject(store, project)
  activity(store, project, creator, 'created')
  tell(store, 'project_create', project)
  if (project.files.size > 0) announcePush(store, { project, user: creator, title: 'Initial commit', first: true })
  return project
}

function tell(store: Store, event: string, project: Project, extra: Record<string, unknown> = {}): void {
  const payload = () => projectPayload(store, event, project, extra)
  store.emit({ event, system: 'always', project: null, payload })
}

function activity(store: Store, project: Project, user: User, actionName: 'created' | 'pushed to', title?: string) {
  recordActivity(store, {
    projectId: project.id,
    actionName,
    targetId: null,
    targetIid: null,
    targetType: actionName === 'created' ? 'Project' : null,
    targetTitle: actionName === 'created' ? project.name : null,
    authorId: user.id,
    createdAt: actionName === 'created' ? project.createdAt : store.now(),
    commitTitle: title ?? null,
  })
}

type PushInput = { project: Project; user: User; title: string; first?: boolean; tag?: string }

function announcePush(store: Store, input: PushInput): void {
  const { project, user, title, first, tag } = input
  const push: Push = {
    project,
    user,
    title,
    before: first || tag ? '0'.repeat(40) : store.random.hex(40),
    after: store.random.hex(40),
    ref: tag === undefined ? `refs/heads/${project.defaultBranch}` : `refs/tags/${tag}`,
  }
  const flag = tag === undefined ? 'push_events' : 'tag_push_events'
  const event = tag === undefined ? 'push' : 'tag_push'
  const header = tag === undefined ? 'Push Hook' : 'Tag Push Hook'
  store.emit({ event, system: flag, project: null, payload: () => pushPayload(store, push, 'system') })
  store.emit({
    event,
    system: null,
    project: { id: project.id, flag, header },
    payload: () => pushPayload(store, push, 'project'),
  })
  const payload = () => repositoryUpdatePayload(store, push)
  store.emit({ event: 'repository_update', system: 'repository_update_events', project: null, payload })
}

/** Commits files to the default branch (or sets a tag): push, tag_push and repository_update hooks. */
export function pushFiles(
  store: Store,
  id: number,
  input: { files?: Record<string, string>; userId?: number; title?: string; tag?: string },
): Project {
  const project = must(store.projects.get(id), `project ${id}`)
  const user = must(store.users.get(input.userId ?? project.creatorId), `user ${input.userId}`)
  for (const [path, content] of Object.entries(input.files ?? {})) project.files.set(path, content)
  project.lastActivityAt = store.now()
  const title = input.title ?? 'Update README.md'
  activity(store, project, user, 'pushed to', title)
  announcePush(store, { project, user, title, tag: input.tag })
  return project
}

export type ProjectChanges = Partial<
  Pick<
    Project,
    | 'name'
    | 'description'
    | 'visibility'
    | 'topics'
    | 'archived'
    | 'starCount'
    | 'hidden'
    | 'markedForDeletionOn'
    | 'snippetsEnabled'
  >
>

/** Any change but that of the path: project_update, which doesn't say what changed. */
export function updateProject(store: Store, id: number, changes: ProjectChanges): Project {
  const project = must(store.projects.get(id), `project ${id}`)
  Object.assign(project, defined(changes), { updatedAt: store.now() })
  tell(store, 'project_update', project)
  return project
}

function move(store: Store, id: number, event: string, change: (project: Project) => void): Project {
  const project = must(store.projects.get(id), `project ${id}`)
  const old = projectPath(store, project)
  unindexProject(store, project, { redirect: true })
  change(project)
  project.updatedAt = store.now()
  indexProject(store, project)
  tell(store, event, project, { old_path_with_namespace: old })
  return project
}

export function renameProject(store: Store, id: number, path: string, name?: string): Project {
  return move(store, id, 'project_rename', (project) => {
    project.path = path
    if (name !== undefined) project.name = name
  })
}

export function transferProject(store: Store, id: number, namespaceId: number): Project {
  return move(store, id, 'project_transfer', (project) => {
    project.namespaceId = namespaceId
  })
}

/** Gone at once, with everything inside; the delayed way of the REST side ends here too. */
export function deleteProject(store: Store, id: number): void {
  const project = must(store.projects.get(id), `project ${id}`)
  const payload = projectPayload(store, 'project_destroy', project)
  for (const issueId of store.issueIdsByProject.get(id)?.values() ?? []) store.issues.delete(issueId)
  for (const mrId of store.mergeRequestIdsByProject.get(id)?.values() ?? []) store.mergeRequests.delete(mrId)
  for (const note of store.notes.values()) if (note.projectId === id) store.notes.delete(note.id)
  for (const snippet of store.snippets.values()) if (snippet.projectId === id) store.snippets.delete(snippet.id)
  store.issueIdsByProject.delete(id)
  store.mergeRequestIdsByProject.delete(id)
  unindexProject(store, project, { redirect: false })
  store.projects.delete(id)
  store.emit({ event: 'project_destroy', system: 'always', project: null, payload: () => payload })
}
