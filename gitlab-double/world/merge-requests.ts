import { type Changes, mergeRequestPayload } from '../hooks/content-payloads'
import { utcTime } from '../hooks/times'
import { must } from './lookups'
import type { MergeRequest, User } from './objects'
import { recordActivity, type Store } from './store'
import { untitled } from './untitled'
import { defined } from './users'

export type NewMergeRequest = Partial<Omit<MergeRequest, 'id' | 'iid'>> & { projectId: number }

export function createMergeRequest(store: Store, input: NewMergeRequest): MergeRequest {
  const project = must(store.projects.get(input.projectId), `project ${input.projectId}`)
  const author = must(store.users.get(input.authorId ?? project.creatorId), `user ${input.authorId}`)
  const createdAt = input.createdAt ?? store.now()
  const mergeRequest: MergeRequest = {
    title: untitled.mergeRequest,
    description: null,
    state: 'opened',
    draft: false,
    sourceProjectId: project.id,
    assigneeIds: [],
    labels: [],
    sourceBranch: 'tidy-up',
    targetBranch: project.defaultBranch,
    sha: store.random.hex(40),
    discussionLocked: null,
    updatedAt: createdAt,
    closedAt: null,
    closedById: null,
    ...defined(input),
    authorId: author.id,
    createdAt,
    id: store.nextId('merge_request'),
    iid: project.nextMergeRequestIid++,
    projectId: project.id,
  }
  store.mergeRequests.set(mergeRequest.id, mergeRequest)
  const byIid = store.mergeRequestIdsByProject.get(project.id) ?? new Map<number, number>()
  byIid.set(mergeRequest.iid, mergeRequest.id)
  store.mergeRequestIdsByProject.set(project.id, byIid)
  recordActivity(store, {
    projectId: project.id,
    actionName: 'opened',
    targetId: mergeRequest.id,
    targetIid: mergeRequest.iid,
    targetType: 'MergeRequest',
    targetTitle: mergeRequest.title,
    authorId: author.id,
    createdAt,
    commitTitle: null,
  })
  tell(store, mergeRequest, author, 'open', {})
  return mergeRequest
}

export type MergeRequestChanges = Partial<
  Pick<MergeRequest, 'title' | 'description' | 'state' | 'discussionLocked' | 'labels' | 'draft'>
>

export function updateMergeRequest(
  store: Store,
  id: number,
  input: MergeRequestChanges,
  by: { actorId?: number } = {},
): MergeRequest {
  const mr = must(store.mergeRequests.get(id), `merge request ${id}`)
  const actor = must(store.users.get(by.actorId ?? mr.authorId), `user ${by.actorId}`)
  const wanted = defined(input)
  const now = store.now()
  const changes: Changes = { updated_at: { previous: utcTime(mr.updatedAt), current: utcTime(now) } }
  for (const key of ['title', 'description', 'draft', 'labels'] as const)
    if (wanted[key] !== undefined && wanted[key] !== mr[key]) changes[key] = { previous: mr[key], current: wanted[key] }
  const turned = wanted.state !== undefined && wanted.state !== mr.state
  Object.assign(mr, wanted, { updatedAt: now })
  if (turned) Object.assign(mr, { closedAt: mr.state === 'closed' ? now : null, closedById: actor.id })
  const action = { closed: 'close', merged: 'merge', opened: 'reopen', locked: 'update' }[mr.state]
  tell(store, mr, actor, turned ? action : 'update', changes)
  return mr
}

export function deleteMergeRequest(store: Store, id: number): void {
  const mr = must(store.mergeRequests.get(id), `merge request ${id}`)
  store.mergeRequests.delete(id)
  store.mergeRequestIdsByProject.get(mr.projectId)?.delete(mr.iid)
}

function tell(store: Store, mergeRequest: MergeRequest, actor: User, action: string, changes: Changes): void {
  const project = must(store.projects.get(mergeRequest.projectId), `project ${mergeRequest.projectId}`)
  store.emit({
    event: 'merge_request',
    system: 'merge_requests_events',
    project: { id: project.id, flag: 'merge_requests_events', header: 'Merge Request Hook' },
    payload: () => mergeRequestPayload(store, { mergeRequest, project, actor, action, changes }),
  })
}
