import { type Changes, issuePayload } from '../hooks/content-payloads'
import { utcTime } from '../hooks/times'
import { must } from './lookups'
import type { Issue, User } from './objects'
import { recordActivity, type Store } from './store'
import { untitled } from './untitled'
import { defined } from './users'

export type NewIssue = Partial<Omit<Issue, 'id' | 'iid'>> & { projectId: number }

export function createIssue(store: Store, input: NewIssue): Issue {
  const project = must(store.projects.get(input.projectId), `project ${input.projectId}`)
  const author = must(store.users.get(input.authorId ?? project.creatorId), `user ${input.authorId}`)
  const createdAt = input.createdAt ?? store.now()
  const issue: Issue = {
    title: untitled.issue,
    description: null,
    state: 'opened',
    issueType: 'issue',
    confidential: false,
    discussionLocked: null,
    assigneeIds: [],
    labels: [],
    updatedAt: createdAt,
    closedAt: null,
    closedById: null,
    updatedById: null,
    lastEditedAt: null,
    lastEditedById: null,
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0',
    ipAddress: author.currentSignInIp ?? '198.51.100.1',
    ...defined(input),
    authorId: author.id,
    createdAt,
    id: store.nextId('issue'),
    iid: project.nextIssueIid++,
    projectId: project.id,
  }
  store.issues.set(issue.id, issue)
  const byIid = store.issueIdsByProject.get(project.id) ?? new Map<number, number>()
  byIid.set(issue.iid, issue.id)
  store.issueIdsByProject.set(project.id, byIid)
  project.lastActivityAt = createdAt
  note(store, issue, author, 'opened', createdAt)
  tell(store, issue, author, 'open', {
    title: { previous: '', current: issue.title },
    description: { previous: null, current: issue.description },
  })
  return issue
}

export type IssueChanges = Partial<
  Pick<
    Issue,
    'title' | 'description' | 'state' | 'confidential' | 'discussionLocked' | 'labels' | 'assigneeIds' | 'issueType'
  >
>

/**
 * One issue hook per call, with the acting user and what changed; closing wins over any other action name. `at` is the time
 * that an owner gives out as the time of the change.
 */
export function updateIssue(
  store: Store,
  id: number,
  input: IssueChanges,
  by: { actorId?: number; at?: string | undefined } = {},
): Issue {
  const issue = must(store.issues.get(id), `issue ${id}`)
  const actor = must(store.users.get(by.actorId ?? issue.authorId), `user ${by.actorId}`)
  const wanted = defined(input)
  const changes: Changes = {}
  for (const key of Object.keys(wanted) as (keyof IssueChanges)[]) {
    if (key === 'state' || JSON.stringify(issue[key]) === JSON.stringify(wanted[key])) continue
    changes[snake(key)] = { previous: issue[key], current: wanted[key] }
  }
  const turned = wanted.state !== undefined && wanted.state !== issue.state
  if (!turned && Object.keys(changes).length === 0) return issue
  const now = by.at ?? store.now()
  if (turned) changes.state_id = wanted.state === 'closed' ? { previous: 1, current: 2 } : { previous: 2, current: 1 }
  changes.updated_at = { previous: utcTime(issue.updatedAt), current: utcTime(now) }
  if (changes.title || changes.description) Object.assign(issue, { lastEditedAt: now, lastEditedById: actor.id })
  Object.assign(issue, wanted, { updatedAt: now, updatedById: actor.id })
  if (turned) {
    issue.closedAt = issue.state === 'closed' ? now : null
    issue.closedById = issue.state === 'closed' ? actor.id : null
    note(store, issue, actor, issue.state === 'closed' ? 'closed' : 'reopened', now)
  }
  tell(store, issue, actor, turned ? (issue.state === 'closed' ? 'close' : 'reopen') : 'update', changes)
  return issue
}

const snakeNames: Record<keyof IssueChanges, string> = {
  title: 'title',
  description: 'description',
  state: 'state_id',
  confidential: 'confidential',
  discussionLocked: 'discussion_locked',
  labels: 'labels',
  assigneeIds: 'assignees',
  issueType: 'type',
}

function snake(key: keyof IssueChanges): string {
  return snakeNames[key]
}

/** No hook tells of a deleted issue. */
export function deleteIssue(store: Store, id: number): void {
  const issue = must(store.issues.get(id), `issue ${id}`)
  store.issues.delete(id)
  store.issueIdsByProject.get(issue.projectId)?.delete(issue.iid)
  for (const noteId of store.noteIdsByNoteable.get(`Issue:${id}`) ?? []) store.notes.delete(noteId)
  store.noteIdsByNoteable.delete(`Issue:${id}`)
}

function tell(store: Store, issue: Issue, actor: User, action: string, changes: Changes): void {
  const project = must(store.projects.get(issue.projectId), `project ${issue.projectId}`)
  store.emit({
    event: issue.issueType === 'issue' ? 'issue' : 'work_item',
    system: null,
    project: {
      id: project.id,
      flag: issue.confidential ? 'confidential_issues_events' : 'issues_events',
      header: issue.confidential ? 'Confidential Issue Hook' : 'Issue Hook',
    },
    payload: () => issuePayload(store, { issue, project, actor, action, changes }),
  })
}

function note(store: Store, issue: Issue, actor: User, actionName: 'opened' | 'closed' | 'reopened', at: string): void {
  recordActivity(store, {
    projectId: issue.projectId,
    actionName,
    targetId: issue.id,
    targetIid: issue.iid,
    targetType: 'Issue',
    targetTitle: issue.title,
    authorId: actor.id,
    createdAt: at,
    commitTitle: null,
  })
}
