import { projectPath } from '../world/lookups'
import type { Issue, MergeRequest, Note, Project, Snippet, User } from '../world/objects'
import { type Store, visibilityLevels } from '../world/store'
import { projectBlock, repositoryBlock, userBlock } from './project-block'
import { hookTime, utcTime } from './times'

type Json = Record<string, unknown>
export type Changes = Record<string, { previous: unknown; current: unknown }>

function labelBlocks(project: Project, labels: string[]): Json[] {
  return labels.map((title, index) => ({
    id: project.id * 1000 + index,
    title,
    color: '#3e8068',
    project_id: project.id,
    created_at: hookTime(project.createdAt),
    updated_at: hookTime(project.createdAt),
    template: false,
    description: null,
    type: 'ProjectLabel',
    group_id: null,
  }))
}

function assigneeBlocks(store: Store, ids: number[]): Json[] {
  return ids.flatMap((id) => {
    const user = store.users.get(id)
    return user ? [userBlock(store, user)] : []
  })
}

export function issuePayload(
  store: Store,
  input: { issue: Issue; project: Project; actor: User; action: string; changes: Changes },
): Json {
  const { issue, project, actor, action, changes } = input
  const labels = labelBlocks(project, issue.labels)
  return {
    object_kind: issue.issueType === 'issue' ? 'issue' : 'work_item',
    event_type: issue.confidential ? 'confidential_issue' : issue.issueType === 'issue' ? 'issue' : 'work_item',
    user: userBlock(store, actor),
    project: projectBlock(store, project, { withId: true }),
    object_attributes: {
      author_id: issue.authorId,
      closed_at: issue.closedAt === null ? null : hookTime(issue.closedAt),
      confidential: issue.confidential,
      created_at: hookTime(issue.createdAt),
      description: issue.description,
      discussion_locked: issue.discussionLocked,
      due_date: null,
      id: issue.id,
      iid: issue.iid,
      last_edited_at: issue.lastEditedAt === null ? null : hookTime(issue.lastEditedAt),
      last_edited_by_id: issue.lastEditedById,
      milestone_id: null,
      moved_to_id: null,
      duplicated_to_id: null,
      project_id: issue.projectId,
      relative_position: null,
      state_id: issue.state === 'opened' ? 1 : 2,
      time_estimate: 0,
      title: issue.title,
      updated_at: hookTime(issue.updatedAt),
      updated_by_id: issue.updatedById,
      type: issue.issueType === 'issue' ? 'Issue' : issue.issueType === 'task' ? 'Task' : 'Incident',
      url: `${store.url}/${projectPath(store, project)}/-/issues/${issue.iid}`,
      total_time_spent: 0,
      time_change: 0,
      human_total_time_spent: null,
      human_time_change: null,
      human_time_estimate: null,
      assignee_ids: issue.assigneeIds,
      assignee_id: issue.assigneeIds[0] ?? null,
      labels,
      state: issue.state,
      severity: 'unknown',
      action,
    },
    repository: repositoryBlock(store, project),
    assignees: assigneeBlocks(store, issue.assigneeIds),
    labels,
    changes,
  }
}

export function mergeRequestPayload(
  store: Store,
  input: { mergeRequest: MergeRequest; project: Project; actor: User; action: string; changes: Changes },
): Json {
  const { mergeRequest: mr, project, actor, action, changes } = input
  const block = projectBlock(store, project, { withId: true })
  const labels = labelBlocks(project, mr.labels)
  return {
    object_kind: 'merge_request',
    event_type: 'merge_request',
    user: userBlock(store, actor),
    project: block,
    object_attributes: {
      ...mergeRequestCore(store, mr, project),
      source: block,
      target: block,
      labels,
      action,
    },
    labels,
    changes,
    repository: repositoryBlock(store, project),
    assignees: assigneeBlocks(store, mr.assigneeIds),
  }
}

function mergeRequestCore(store: Store, mr: MergeRequest, project: Project): Json {
  return {
    assignee_id: mr.assigneeIds[0] ?? null,
    author_id: mr.authorId,
    created_at: utcTime(mr.createdAt),
    description: mr.description,
    draft: mr.draft,
    id: mr.id,
    iid: mr.iid,
    last_commit: { id: mr.sha, message: mr.title, title: mr.title, timestamp: hookTime(mr.createdAt) },
    merge_status: 'checking',
    milestone_id: null,
    source_branch: mr.sourceBranch,
    source_project_id: mr.sourceProjectId,
    state: mr.state,
    state_id: mr.state === 'opened' ? 1 : mr.state === 'closed' ? 2 : 3,
    target_branch: mr.targetBranch,
    target_project_id: mr.projectId,
    title: mr.title,
    updated_at: utcTime(mr.updatedAt),
    url: `${store.url}/${projectPath(store, project)}/-/merge_requests/${mr.iid}`,
    work_in_progress: mr.draft,
  }
}

export type Noteable =
  | { type: 'Issue'; issue: Issue }
  | { type: 'MergeRequest'; mergeRequest: MergeRequest }
  | { type: 'Snippet'; snippet: Snippet }

export function notePayload(
  store: Store,
  input: { note: Note; project: Project; actor: User; action: 'create' | 'update'; noteable: Noteable },
): Json {
  const { note, project, actor, action, noteable } = input
  return {
    object_kind: 'note',
    event_type: note.internal ? 'confidential_note' : 'note',
    user: userBlock(store, actor),
    project_id: project.id,
    project: projectBlock(store, project, { withId: true }),
    object_attributes: {
      attachment: null,
      author_id: note.authorId,
      change_position: null,
      commit_id: null,
      created_at: utcTime(note.createdAt),
      discussion_id: note.discussionId,
      id: note.id,
      internal: note.internal,
      line_code: null,
      note: note.body,
      noteable_id: note.noteableId,
      noteable_type: note.noteableType,
      original_position: null,
      position: null,
      project_id: project.id,
      resolved_at: null,
      resolved_by_id: null,
      resolved_by_push: null,
      st_diff: null,
      system: note.system,
      type: null,
      updated_at: utcTime(note.updatedAt),
      updated_by_id: null,
      description: note.body,
      url: noteUrl(store, note, project),
      action,
    },
    repository: repositoryBlock(store, project),
    ...noteableBlock(store, noteable, project),
  }
}

function noteUrl(store: Store, note: Note, project: Project): string {
  const folder = { Issue: 'issues', MergeRequest: 'merge_requests', Snippet: 'snippets' }[note.noteableType]
  const number = note.noteableIid ?? note.noteableId
  return `${store.url}/${projectPath(store, project)}/-/${folder}/${number}#note_${note.id}`
}

function noteableBlock(store: Store, noteable: Noteable, project: Project): Json {
  if (noteable.type === 'MergeRequest')
    return { merge_request: mergeRequestCore(store, noteable.mergeRequest, project) }
  if (noteable.type === 'Snippet') return { snippet: snippetBlock(store, noteable.snippet, project) }
  const { issue } = noteable
  return {
    issue: {
      author_id: issue.authorId,
      confidential: issue.confidential,
      created_at: utcTime(issue.createdAt),
      description: issue.description,
      id: issue.id,
      iid: issue.iid,
      milestone_id: null,
      project_id: issue.projectId,
      title: issue.title,
      updated_at: utcTime(issue.updatedAt),
      assignee_ids: issue.assigneeIds,
      assignee_id: issue.assigneeIds[0] ?? null,
      labels: labelBlocks(project, issue.labels),
      state: issue.state,
    },
  }
}

function snippetBlock(store: Store, snippet: Snippet, project: Project): Json {
  return {
    id: snippet.id,
    title: snippet.title,
    description: snippet.description,
    content: snippet.files[0]?.content ?? '',
    author_id: snippet.authorId,
    project_id: snippet.projectId,
    created_at: utcTime(snippet.createdAt),
    updated_at: utcTime(snippet.updatedAt),
    file_name: snippet.files[0]?.path ?? '',
    type: 'ProjectSnippet',
    visibility_level: visibilityLevels[snippet.visibility],
    url: `${store.url}/${projectPath(store, project)}/-/snippets/${snippet.id}`,
  }
}
