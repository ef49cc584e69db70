import type { IssueChanges, NewIssue } from '../world/issues'
import { must } from '../world/lookups'
import type { MergeRequestChanges, NewMergeRequest } from '../world/merge-requests'
import type { MilestoneChanges, NewMilestone } from '../world/milestones'
import type { NewNote } from '../world/notes'
import type { NoteableType, Project, User } from '../world/objects'
import type { NewSnippet, SnippetChanges } from '../world/snippets'
import type { Store } from '../world/store'
import { untitled } from '../world/untitled'
import { isPublicProject, type Subject } from './subject'

/** Who is checked and when; null: saved without asking. */
type Found = Subject | null

const userOf = (store: Store, id: number): User => must(store.users.get(id), `user ${id}`)
const projectOf = (store: Store, id: number): Project => must(store.projects.get(id), `project ${id}`)
const joined = (...parts: string[]): string => parts.filter((part) => part.trim() !== '').join('\n')

const fresh = { action: 'create', createdAt: null, updatedAt: null, files: [] as string[] } as const
const changed = (item: { createdAt: string; updatedAt: string }) =>
  ({ action: 'update', createdAt: item.createdAt, updatedAt: item.updatedAt, files: [] as string[] }) as const

/** Of a text that isn't given: the change leaves it as it is. */
function newText(now: { title: string; description: string | null }, input: TextChange): TextNow | null {
  const title = input.title ?? now.title
  const description = (input.description === undefined ? now.description : input.description) ?? ''
  if (title === now.title && description === (now.description ?? '')) return null
  return { title, description }
}
type TextChange = { title?: string | undefined; description?: string | null | undefined }
type TextNow = { title: string; description: string }

/** Confidential ones too: GitLab asks about all of them. */
export function newIssue(store: Store, input: NewIssue): Found {
  const project = projectOf(store, input.projectId)
  const text = { title: input.title ?? untitled.issue, description: input.description ?? '' }
  return {
    ...fresh,
    ...text,
    model: 'Issue',
    type: 'issue',
    actor: userOf(store, input.authorId ?? project.creatorId),
    project,
    text: joined(text.title, text.description),
    public: !input.confidential && isPublicProject(store, project.id),
  }
}

export function changedIssue(store: Store, id: number, input: IssueChanges, actorId?: number): Found {
  const issue = must(store.issues.get(id), `issue ${id}`)
  const text = newText(issue, input)
  if (!text) return null
  return {
    ...changed(issue),
    ...text,
    model: 'Issue',
    type: 'issue',
    actor: userOf(store, actorId ?? issue.authorId),
    project: projectOf(store, issue.projectId),
    text: joined(text.title, text.description),
    public: !(input.confidential ?? issue.confidential) && isPublicProject(store, issue.projectId),
  }
}

export function newMergeRequest(store: Store, input: NewMergeRequest): Found {
  if (!isPublicProject(store, input.projectId)) return null
  const project = projectOf(store, input.projectId)
  const text = { title: input.title ?? untitled.mergeRequest, description: input.description ?? '' }
  return {
    ...fresh,
    ...text,
    model: 'MergeRequest',
    type: 'merge_request',
    actor: userOf(store, input.authorId ?? project.creatorId),
    project,
    text: joined(text.title, text.description),
    public: true,
  }
}

export function changedMergeRequest(store: Store, id: number, input: MergeRequestChanges, actorId?: number): Found {
  const mr = must(store.mergeRequests.get(id), `merge request ${id}`)
  const text = newText(mr, input)
  if (!text || !isPublicProject(store, mr.projectId)) return null
  return {
    ...changed(mr),
    ...text,
    model: 'MergeRequest',
    type: 'merge_request',
    actor: userOf(store, actorId ?? mr.authorId),
    project: projectOf(store, mr.projectId),
    text: joined(text.title, text.description),
    public: true,
  }
}

export function newMilestone(store: Store, input: NewMilestone, actorId?: number): Found {
  const text = { title: input.title, description: input.description ?? '' }
  const subject = asMilestone(store, input.projectId, text, actorId)
  return subject && { ...fresh, ...subject }
}

export function changedMilestone(store: Store, id: number, input: MilestoneChanges, actorId?: number): Found {
  const milestone = must(store.milestones.get(id), `milestone ${id}`)
  const text = newText(milestone, input)
  const subject = text && asMilestone(store, milestone.projectId, text, actorId)
  return subject && { ...changed(milestone), ...subject }
}

function asMilestone(store: Store, projectId: number, text: TextNow, actorId?: number) {
  if (!isPublicProject(store, projectId)) return null
  const project = projectOf(store, projectId)
  const actor = userOf(store, actorId ?? project.creatorId)
  const whole = joined(text.title, text.description)
  return { ...text, model: 'Milestone', type: 'milestone', actor, project, text: whole, public: true } as const
}

/** Lines that begin with a slash and a word do something and leave no comment. */
const isCommandOnly = (body: string): boolean =>
  body.split('\n').every((line) => line.trim() === '' || /^\/[a-z_]/.test(line))

type Place = { project: Project | null; public: boolean }

function placeOf(store: Store, type: NoteableType, id: number): Place {
  if (type === 'Snippet') {
    const snippet = must(store.snippets.get(id), `snippet ${id}`)
    if (snippet.projectId === null) return { project: null, public: snippet.visibility === 'public' }
    return { project: projectOf(store, snippet.projectId), public: isPublicProject(store, snippet.projectId) }
  }
  const item = must(type === 'Issue' ? store.issues.get(id) : store.mergeRequests.get(id), `${type} ${id}`)
  const confidential = 'confidential' in item && item.confidential
  return { project: projectOf(store, item.projectId), public: !confidential && isPublicProject(store, item.projectId) }
}

export function newNote(store: Store, input: NewNote): Found {
  const place = placeOf(store, input.noteableType, input.noteableId)
  const body = input.body ?? untitled.note
  if (!place.public || input.internal || input.system || isCommandOnly(body)) return null
  const actor = userOf(store, input.authorId ?? 1)
  return { ...fresh, ...place, ...asNote(body), actor }
}

export function changedNote(store: Store, id: number, body: string, actorId?: number): Found {
  const note = must(store.notes.get(id), `note ${id}`)
  const place = placeOf(store, note.noteableType, note.noteableId)
  if (body === note.body || !place.public || note.internal || note.system || isCommandOnly(body)) return null
  return { ...changed(note), ...place, ...asNote(body), actor: userOf(store, actorId ?? note.authorId) }
}

/** A comment has no title: its spam log has none either. */
const asNote = (body: string) =>
  ({ model: 'Note', type: 'note', title: '', description: body, text: joined(body) }) as const

/** The text of its files counts for nothing here: only title and description are looked at, and sent. */
export function newSnippet(store: Store, input: NewSnippet): Found {
  if ((input.visibility ?? 'public') !== 'public') return null
  const text = { title: input.title ?? untitled.snippet, description: input.description ?? '' }
  return {
    ...fresh,
    ...text,
    ...snippetModel(store, input.projectId ?? null),
    type: 'snippet',
    actor: userOf(store, input.authorId ?? 1),
    text: joined(text.title, text.description),
    files: input.files?.map(({ path }) => path) ?? ['snippet.md'],
    public: true,
  }
}

/** When it becomes public, or is public and says something else. */
export function changedSnippet(store: Store, id: number, input: SnippetChanges, actorId?: number): Found {
  const snippet = must(store.snippets.get(id), `snippet ${id}`)
  const isPublic = (input.visibility ?? snippet.visibility) === 'public'
  const text = newText(snippet, input)
  if (!isPublic || (!text && snippet.visibility === 'public')) return null
  const { title, description } = text ?? { title: snippet.title, description: snippet.description ?? '' }
  return {
    ...changed(snippet),
    ...snippetModel(store, snippet.projectId),
    title,
    description,
    type: 'snippet',
    actor: userOf(store, actorId ?? snippet.authorId),
    text: joined(title, description),
    files: input.files?.map(({ path }) => path) ?? [],
    public: true,
  }
}

function snippetModel(store: Store, projectId: number | null) {
  return projectId === null
    ? ({ model: 'PersonalSnippet', project: null } as const)
    : ({ model: 'ProjectSnippet', project: projectOf(store, projectId) } as const)
}
