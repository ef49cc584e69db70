import { projectPath } from '../world/lookups'
import type { Issue, MergeRequest, Note, Project, Snippet } from '../world/objects'
import { noteableKey, type Store } from '../world/store'
import { presentUserBasic } from './present-user'

type Json = Record<string, unknown>

function project(store: Store, id: number): Project {
  const found = store.projects.get(id)
  if (!found) throw new Error(`The double has lost project ${id}.`)
  return found
}

function commentCount(store: Store, type: 'Issue' | 'MergeRequest', id: number): number {
  let count = 0
  for (const noteId of store.noteIdsByNoteable.get(noteableKey(type, id)) ?? [])
    if (store.notes.get(noteId)?.system === false) count++
  return count
}

const timeStats = { time_estimate: 0, total_time_spent: 0, human_time_estimate: null, human_total_time_spent: null }

export function presentIssue(store: Store, issue: Issue): Json {
  const home = project(store, issue.projectId)
  const path = projectPath(store, home)
  const api = `${store.url}/api/v4/projects/${home.id}`
  const assignees = issue.assigneeIds.map((id) => presentUserBasic(store, id)).filter((person) => person !== null)
  return {
    id: issue.id,
    iid: issue.iid,
    project_id: issue.projectId,
    title: issue.title,
    description: issue.description,
    state: issue.state,
    created_at: issue.createdAt,
    updated_at: issue.updatedAt,
    closed_at: issue.closedAt,
    closed_by: presentUserBasic(store, issue.closedById),
    labels: issue.labels,
    milestone: null,
    assignees,
    author: presentUserBasic(store, issue.authorId),
    type: issue.issueType.toUpperCase(),
    assignee: assignees[0] ?? null,
    user_notes_count: commentCount(store, 'Issue', issue.id),
    merge_requests_count: 0,
    upvotes: 0,
    downvotes: 0,
    due_date: null,
    confidential: issue.confidential,
    discussion_locked: issue.discussionLocked,
    issue_type: issue.issueType,
    web_url: `${store.url}/${path}/-/issues/${issue.iid}`,
    time_stats: timeStats,
    task_completion_status: { count: 0, completed_count: 0 },
    has_tasks: false,
    task_status: '',
    blocking_issues_count: 0,
    _links: {
      self: `${api}/issues/${issue.iid}`,
      notes: `${api}/issues/${issue.iid}/notes`,
      award_emoji: `${api}/issues/${issue.iid}/award_emoji`,
      project: api,
      closed_as_duplicate_of: null,
    },
    references: { short: `#${issue.iid}`, relative: `#${issue.iid}`, full: `${path}#${issue.iid}` },
    severity: 'UNKNOWN',
    moved_to_id: null,
    imported: false,
    imported_from: 'none',
    service_desk_reply_to: null,
  }
}

export function presentMergeRequest(store: Store, mr: MergeRequest): Json {
  const home = project(store, mr.projectId)
  const path = projectPath(store, home)
  return {
    id: mr.id,
    iid: mr.iid,
    project_id: mr.projectId,
    title: mr.title,
    description: mr.description,
    state: mr.state,
    created_at: mr.createdAt,
    updated_at: mr.updatedAt,
    merged_by: null,
    merge_user: null,
    merged_at: null,
    closed_by: presentUserBasic(store, mr.closedById),
    closed_at: mr.closedAt,
    target_branch: mr.targetBranch,
    source_branch: mr.sourceBranch,
    user_notes_count: commentCount(store, 'MergeRequest', mr.id),
    upvotes: 0,
    downvotes: 0,
    author: presentUserBasic(store, mr.authorId),
    assignees: mr.assigneeIds.map((id) => presentUserBasic(store, id)),
    assignee: presentUserBasic(store, mr.assigneeIds[0] ?? null),
    reviewers: [],
    source_project_id: mr.sourceProjectId,
    target_project_id: mr.projectId,
    labels: mr.labels,
    draft: mr.draft,
    imported: false,
    imported_from: 'none',
    work_in_progress: mr.draft,
    milestone: null,
    merge_when_pipeline_succeeds: false,
    merge_status: 'can_be_merged',
    detailed_merge_status: 'mergeable',
    sha: mr.sha,
    merge_commit_sha: null,
    discussion_locked: mr.discussionLocked,
    web_url: `${store.url}/${path}/-/merge_requests/${mr.iid}`,
    references: { short: `!${mr.iid}`, relative: `!${mr.iid}`, full: `${path}!${mr.iid}` },
    time_stats: timeStats,
    squash: false,
    task_completion_status: { count: 0, completed_count: 0 },
    has_conflicts: false,
    blocking_discussions_resolved: true,
  }
}

export function presentNote(store: Store, note: Note): Json {
  return {
    id: note.id,
    type: null,
    body: note.body,
    attachment: null,
    author: presentUserBasic(store, note.authorId),
    created_at: note.createdAt,
    updated_at: note.updatedAt,
    system: note.system,
    noteable_id: note.noteableId,
    noteable_type: note.noteableType,
    project_id: note.projectId,
    resolvable: false,
    confidential: note.internal,
    internal: note.internal,
    imported: false,
    imported_from: 'none',
    noteable_iid: note.noteableIid,
    commands_changes: {},
  }
}

export function presentSnippet(store: Store, snippet: Snippet, options: { admin: boolean }): Json {
  const home = snippet.projectId === null ? null : project(store, snippet.projectId)
  const path = home === null ? '' : `/${projectPath(store, home)}`
  const web = `${store.url}${path}/-/snippets/${snippet.id}`
  const host = store.url.slice(store.url.indexOf('//') + 2)
  return {
    id: snippet.id,
    title: snippet.title,
    description: snippet.description,
    visibility: snippet.visibility,
    author: presentUserBasic(store, snippet.authorId),
    created_at: snippet.createdAt,
    updated_at: snippet.updatedAt,
    project_id: snippet.projectId,
    web_url: web,
    raw_url: `${web}/raw`,
    ssh_url_to_repo: `git@${host}:${path === '' ? '' : `${path.slice(1)}/`}snippets/${snippet.id}.git`,
    http_url_to_repo: `${store.url}${path}/snippets/${snippet.id}.git`,
    file_name: snippet.files[0]?.path ?? '',
    files: snippet.files.map((file) => ({
      path: file.path,
      raw_url: `${web}/raw/main/${encodeURIComponent(file.path)}`,
    })),
    imported: false,
    imported_from: 'none',
    ...(options.admin ? { repository_storage: 'default' } : {}),
  }
}
