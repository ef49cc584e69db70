import { userPayload } from '../hooks/people-payloads'
import { deleteGroup } from './groups'
import { deleteIssue } from './issues'
import { must, projectsIn } from './lookups'
import { deleteMergeRequest } from './merge-requests'
import { deleteNote } from './notes'
import type { User } from './objects'
import { deleteProject } from './projects'
import { deleteSnippet } from './snippets'
import type { Store } from './store'

/** GitLab answers a DELETE at once and removes later: until then the object stays readable. */
export function removeLater(store: Store, key: string, finish: () => void): void {
  if (store.removals.has(key)) return
  const run = () => {
    store.removals.delete(key)
    finish()
  }
  const timer = setTimeout(run, store.removalDelayMs)
  timer.unref()
  store.removals.set(key, { finish: run, timer })
}

/** Finishes every deletion under way now, so that a test needn't wait. */
export function flushRemovals(store: Store): void {
  for (const { finish, timer } of [...store.removals.values()]) {
    clearTimeout(timer)
    finish()
  }
}

export function ghost(store: Store): User {
  return must(
    [...store.users.values()].find((user) => user.userType === 'ghost'),
    'ghost user',
  )
}

/**
 * Removes an account. Soft: issues, merge requests and comments move to the Ghost user (their text stays public) and the
 * personal projects and snippets go. Hard: contributions and groups owned by nobody else go too.
 */
export function deleteUser(store: Store, id: number, options: { hard?: boolean } = {}): void {
  const user = must(store.users.get(id), `user ${id}`)
  const heir = ghost(store)
  if (options.hard)
    for (const group of soleOwned(store, id)) if (store.groups.has(group.id)) deleteGroup(store, group.id)
  for (const project of projectsIn(store, user.namespaceId)) deleteProject(store, project.id)
  for (const snippet of [...store.snippets.values()]) if (snippet.authorId === id) deleteSnippet(store, snippet.id)
  const remove = options.hard === true
  for (const note of [...store.notes.values()]) {
    if (note.authorId !== id) continue
    if (remove) deleteNote(store, note.id)
    else note.authorId = heir.id
  }
  for (const issue of [...store.issues.values()]) {
    if (issue.authorId !== id) continue
    if (remove) deleteIssue(store, issue.id)
    else issue.authorId = heir.id
  }
  for (const mr of [...store.mergeRequests.values()]) {
    if (mr.authorId !== id) continue
    if (remove) deleteMergeRequest(store, mr.id)
    else mr.authorId = heir.id
  }
  for (const project of store.projects.values()) project.members.delete(id)
  for (const group of store.groups.values()) group.members.delete(id)
  for (const token of store.tokens.values()) if (token.userId === id) token.revoked = true
  store.users.delete(id)
  store.userIdByName.delete(user.username.toLowerCase())
  store.activities.delete(id)
  const payload = userPayload('user_destroy', user)
  store.emit({ event: 'user_destroy', system: 'always', project: null, payload: () => payload })
}

export function soleOwned(store: Store, userId: number) {
  return [...store.groups.values()].filter((group) => {
    const owners = [...group.members].filter(([, level]) => level === 50)
    return owners.length === 1 && owners[0]?.[0] === userId
  })
}
