import * as groups from './groups'
import * as issues from './issues'
import { findGroup, findIssue, findMergeRequest, findProject, findUser, groupPath, projectPath } from './lookups'
import * as members from './members'
import * as mergeRequests from './merge-requests'
import * as notes from './notes'
import type { Group, Project, User } from './objects'
import * as projects from './projects'
import { deleteUser, flushRemovals } from './removals'
import * as snippets from './snippets'
import type { Store } from './store'
import { createToken } from './tokens'
import { turnUser } from './user-states'
import * as users from './users'

type Rest<F> = F extends (store: Store, ...rest: infer A) => infer R ? (...rest: A) => R : never

export type World = ReturnType<typeof createWorld>

/** The instance as a test sees it: look at any object, change any object; changes tell the hooks as GitLab would. */
export function createWorld(store: Store) {
  const bind = <A extends unknown[], R>(verb: (store: Store, ...rest: A) => R): Rest<typeof verb> =>
    ((...rest: A) => verb(store, ...rest)) as Rest<typeof verb>
  return {
    user: (idOrName: number | string) => findUser(store, idOrName),
    project: (idOrPath: number | string) => findProject(store, idOrPath),
    group: (idOrPath: number | string) => findGroup(store, idOrPath),
    issue: (id: number) => store.issues.get(id),
    projectIssue: (projectId: number, iid: number) => findIssue(store, projectId, iid),
    projectMergeRequest: (projectId: number, iid: number) => findMergeRequest(store, projectId, iid),
    note: (id: number) => store.notes.get(id),
    milestone: (id: number) => store.milestones.get(id),
    snippet: (id: number) => store.snippets.get(id),
    mergeRequest: (id: number) => store.mergeRequests.get(id),
    users: () => [...store.users.values()],
    projects: () => [...store.projects.values()],
    groups: () => [...store.groups.values()],
    issues: () => [...store.issues.values()],
    notes: () => [...store.notes.values()],
    snippets: () => [...store.snippets.values()],
    mergeRequests: () => [...store.mergeRequests.values()],
    projectPath: (project: Project) => projectPath(store, project),
    groupPath: (group: Group) => groupPath(store, group),
    createUser: bind(users.createUser),
    updateUser: bind(users.updateUser),
    renameUser: bind(users.renameUser),
    setAttribute: bind(users.setAttribute),
    failLogin: bind(users.failLogin),
    /** Puts the account in any state, past the state machine. */
    setState: (id: number, state: User['state']) => users.updateUser(store, id, { state }),
    turnUser: bind(turnUser),
    trustUser: (id: number) => users.setAttribute(store, id, 'trusted_by', `root/1+${store.now()}`),
    deleteUser: bind(deleteUser),
    createProject: bind(projects.createProject),
    updateProject: bind(projects.updateProject),
    renameProject: bind(projects.renameProject),
    transferProject: bind(projects.transferProject),
    pushFiles: bind(projects.pushFiles),
    deleteProject: bind(projects.deleteProject),
    createGroup: bind(groups.createGroup),
    updateGroup: bind(groups.updateGroup),
    renameGroup: bind(groups.renameGroup),
    deleteGroup: bind(groups.deleteGroup),
    addMember: bind(members.addMember),
    removeMember: bind(members.removeMember),
    requestAccess: bind(members.requestAccess),
    createIssue: bind(issues.createIssue),
    updateIssue: bind(issues.updateIssue),
    deleteIssue: bind(issues.deleteIssue),
    createNote: bind(notes.createNote),
    updateNote: bind(notes.updateNote),
    deleteNote: bind(notes.deleteNote),
    createSnippet: bind(snippets.createSnippet),
    updateSnippet: bind(snippets.updateSnippet),
    deleteSnippet: bind(snippets.deleteSnippet),
    createMergeRequest: bind(mergeRequests.createMergeRequest),
    updateMergeRequest: bind(mergeRequests.updateMergeRequest),
    deleteMergeRequest: bind(mergeRequests.deleteMergeRequest),
    createToken: bind(createToken),
    /** Finishes every deletion under way now. */
    flushRemovals: () => flushRemovals(store),
    removalsUnderWay: () => [...store.removals.keys()],
    settings: store.settings,
    /** Runs `work` without telling any hook: for history that was there before. */
    quietly<T>(work: () => T): T {
      const before = store.quiet
      store.quiet = true
      try {
        return work()
      } finally {
        store.quiet = before
      }
    },
  }
}
