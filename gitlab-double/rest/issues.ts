import type { Maybe } from '../spamcheck/submit'
import { canEdit, canSeeIssue } from '../world/access'
import { deleteIssue, type IssueChanges } from '../world/issues'
import { findIssue } from '../world/lookups'
import { createNote } from '../world/notes'
import type { Issue } from '../world/objects'
import {
  ApiError,
  type Call,
  created,
  forbidden,
  noContent,
  notFound,
  ok,
  type Reply,
  requireAdmin,
  requireUser,
} from './call'
import { paginate } from './paginate'
import {
  boolParam,
  choiceParam,
  intParam,
  listParam,
  pathId,
  requiredText,
  textParam,
  timeFilter,
  timeParam,
} from './params'
import { presentIssue } from './present-content'
import { projectOf } from './projects'
import { answerSaved, captchaOf } from './spam'
import { checkUnmodified } from './users-state'

export function issueOf(call: Call): Issue {
  const project = projectOf(call)
  const issue = findIssue(call.store, project.id, pathId(call, 'iid'))
  if (!issue || !canSeeIssue(call.store, call.caller, issue)) throw notFound()
  return issue
}

/** `scope` is created_by_me unless the caller says all: the trap of GET /issues. */
export function listIssues(call: Call): Reply {
  const { user } = requireUser(call)
  const scope = choiceParam(call, 'scope', ['created_by_me', 'assigned_to_me', 'all']) ?? 'created_by_me'
  return issuePage(call, call.store.issues.values(), (issue) => {
    if (boolParam(call, 'non_archived') !== false && call.store.projects.get(issue.projectId)?.archived) return false
    if (scope === 'all') return true
    return scope === 'created_by_me' ? issue.authorId === user.id : issue.assigneeIds.includes(user.id)
  })
}

export function listProjectIssues(call: Call): Reply {
  const project = projectOf(call)
  const ids = [...(call.store.issueIdsByProject.get(project.id)?.values() ?? [])]
  return issuePage(
    call,
    ids.map((id) => call.store.issues.get(id)).filter((issue) => issue !== undefined),
    () => true,
  )
}

function issuePage(call: Call, all: Iterable<Issue>, inScope: (issue: Issue) => boolean): Reply {
  const created = timeFilter(call, 'created')
  const updated = timeFilter(call, 'updated')
  const state = choiceParam(call, 'state', ['opened', 'closed', 'all']) ?? 'all'
  const authorId = intParam(call, 'author_id')
  const confidential = boolParam(call, 'confidential')
  const issueType = choiceParam(call, 'issue_type', ['issue', 'incident', 'test_case', 'task'])
  const search = textParam(call, 'search')?.toLowerCase()
  const notAuthor = call.query.get('not[author_id]')
  const rows: Issue[] = []
  for (const issue of all) {
    if (!canSeeIssue(call.store, call.caller, issue) || !inScope(issue)) continue
    if (state !== 'all' && issue.state !== state) continue
    if (authorId !== undefined && issue.authorId !== authorId) continue
    if (notAuthor !== null && issue.authorId === Number(notAuthor)) continue
    if (confidential !== undefined && issue.confidential !== confidential) continue
    if (issueType !== undefined && issue.issueType !== issueType) continue
    if (search !== undefined && !`${issue.title} ${issue.description ?? ''}`.toLowerCase().includes(search)) continue
    if (created(issue.createdAt) && updated(issue.updatedAt)) rows.push(issue)
  }
  const key = call.query.get('order_by') === 'updated_at' ? 'updatedAt' : 'createdAt'
  const direction = call.query.get('sort') === 'asc' ? 1 : -1
  rows.sort((a, b) => (a[key] < b[key] ? -direction : a[key] > b[key] ? direction : (a.id - b.id) * direction))
  return paginate({ call, rows, present: (issue) => presentIssue(call.store, issue) })
}

/** By global id: admins only; anyone else is told that it is forbidden, whatever the id. */
export function getIssueById(call: Call): Reply {
  requireAdmin(call)
  const issue = call.store.issues.get(pathId(call, 'id'))
  if (!issue) throw notFound()
  return ok(presentIssue(call.store, issue))
}

export function getIssue(call: Call): Reply {
  return ok(presentIssue(call.store, issueOf(call)))
}

export function postIssue(call: Call): Maybe<Reply> {
  const { user } = requireUser(call)
  const project = projectOf(call)
  const input = {
    projectId: project.id,
    authorId: user.id,
    title: requiredText(call, 'title'),
    description: textParam(call, 'description') ?? null,
    confidential: boolParam(call, 'confidential'),
    labels: listParam(call, 'labels'),
    userAgent: String(call.request.headers['user-agent'] ?? ''),
  }
  const work = () => call.submit.issue(input, captchaOf(call))
  return answerSaved(call.store, work, (issue) => created(presentIssue(call.store, issue)))
}

const editable = ['title', 'description', 'state_event', 'confidential', 'discussion_locked', 'labels'] as const
const editableToo = ['add_labels', 'remove_labels', 'assignee_ids', 'due_date', 'issue_type', 'updated_at'] as const

export function putIssue(call: Call): Maybe<Reply> {
  const { user } = requireUser(call)
  const issue = issueOf(call)
  const project = projectOf(call)
  if (!canEdit(call.store, call.caller, project, issue.authorId)) throw forbidden()
  const all = [...editable, ...editableToo]
  if (!all.some((name) => call.body[name] !== undefined || call.query.has(name)))
    throw new ApiError(400, { error: `${all.join(', ')} are missing, at least one parameter must be provided` })
  const event = choiceParam(call, 'state_event', ['close', 'reopen'])
  const changes: IssueChanges = {
    title: textParam(call, 'title'),
    description: textParam(call, 'description'),
    state: event === undefined ? undefined : event === 'close' ? 'closed' : 'opened',
    confidential: boolParam(call, 'confidential'),
    discussionLocked: boolParam(call, 'discussion_locked'),
    labels: labelsOf(call, issue),
  }
  const before = { state: issue.state, confidential: issue.confidential }
  const by = { actorId: user.id, at: ownTime(call) }
  const work = () => call.submit.issueChange(issue.id, changes, by, captchaOf(call))
  return answerSaved(call.store, work, () => {
    noteTurns(call, issue, before, user.id)
    return ok(presentIssue(call.store, issue))
  })
}

/** System notes of what an update turned. */
function noteTurns(call: Call, issue: Issue, before: Pick<Issue, 'state' | 'confidential'>, authorId: number): void {
  const system = { noteableType: 'Issue', noteableId: issue.id, authorId, system: true } as const
  if (issue.state !== before.state)
    createNote(call.store, { ...system, body: issue.state === 'closed' ? 'closed' : 'reopened' })
  if (issue.confidential !== before.confidential)
    createNote(call.store, {
      ...system,
      body: issue.confidential ? 'made the issue confidential' : 'made the issue visible to everyone',
    })
}

/** Admins and the project's owners may say when the issue was updated; from others GitLab takes no notice of it. */
function ownTime(call: Call): string | undefined {
  const time = timeParam(call, 'updated_at')
  if (time === undefined || !canEdit(call.store, call.caller, projectOf(call), null, 50)) return undefined
  return new Date(time).toISOString()
}

function labelsOf(call: Call, issue: Issue): string[] | undefined {
  const wanted = listParam(call, 'labels')
  const add = listParam(call, 'add_labels') ?? []
  const remove = listParam(call, 'remove_labels') ?? []
  if (wanted === undefined && add.length === 0 && remove.length === 0) return undefined
  return [...new Set([...(wanted ?? issue.labels), ...add])].filter((label) => !remove.includes(label))
}

/** Owners, planners and admins; not even the author may. */
export function destroyIssue(call: Call): Reply {
  requireUser(call)
  const issue = issueOf(call)
  if (!canEdit(call.store, call.caller, projectOf(call), null, 50)) throw forbidden()
  checkUnmodified(call, issue.updatedAt)
  deleteIssue(call.store, issue.id)
  return noContent()
}

/** Admins only: where the author wrote from. */
export function issueAgent(call: Call): Reply {
  requireAdmin(call)
  const { userAgent, ipAddress } = issueOf(call)
  return ok({ user_agent: userAgent, ip_address: ipAddress, akismet_submitted: false })
}
