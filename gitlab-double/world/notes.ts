import { type Noteable, notePayload } from '../hooks/content-payloads'
import { must } from './lookups'
import type { Note, NoteableType } from './objects'
import { noteableKey, recordActivity, type Store } from './store'
import { untitled } from './untitled'
import { defined } from './users'

export type NewNote = Partial<Omit<Note, 'id' | 'noteableIid' | 'projectId'>> & {
  noteableType: NoteableType
  noteableId: number
}

/** Adds a comment: bumps what it stands on, and tells project hooks (never for a personal snippet or a system note). */
export function createNote(store: Store, input: NewNote): Note {
  const target = noteableOf(store, input.noteableType, input.noteableId)
  const createdAt = input.createdAt ?? store.now()
  const note: Note = {
    body: untitled.note,
    system: false,
    internal: false,
    authorId: 1,
    updatedAt: createdAt,
    discussionId: store.random.hex(40),
    ...defined(input),
    createdAt,
    id: store.nextId('note'),
    noteableType: input.noteableType,
    noteableId: input.noteableId,
    noteableIid: target.iid,
    projectId: target.projectId,
  }
  store.notes.set(note.id, note)
  const key = noteableKey(note.noteableType, note.noteableId)
  const list = store.noteIdsByNoteable.get(key)
  if (list) list.push(note.id)
  else store.noteIdsByNoteable.set(key, [note.id])
  target.touch(createdAt)
  if (!note.system)
    recordActivity(store, {
      projectId: note.projectId,
      actionName: 'commented on',
      targetId: note.id,
      targetIid: note.noteableIid,
      targetType: 'Note',
      targetTitle: target.title,
      authorId: note.authorId,
      createdAt,
      commitTitle: null,
    })
  tell(store, note, target.noteable, 'create', note.authorId)
  return note
}

export function updateNote(store: Store, id: number, body: string, by: { actorId?: number } = {}): Note {
  const note = must(store.notes.get(id), `note ${id}`)
  Object.assign(note, { body, updatedAt: store.now() })
  const target = noteableOf(store, note.noteableType, note.noteableId)
  target.touch(note.updatedAt)
  tell(store, note, target.noteable, 'update', by.actorId ?? note.authorId)
  return note
}

/** No hook tells of a deleted comment. */
export function deleteNote(store: Store, id: number): void {
  const note = must(store.notes.get(id), `note ${id}`)
  const list = store.noteIdsByNoteable.get(noteableKey(note.noteableType, note.noteableId))
  list?.splice(list.indexOf(id), 1)
  store.notes.delete(id)
}

function tell(store: Store, note: Note, noteable: Noteable, action: 'create' | 'update', actorId: number): void {
  if (note.projectId === null || note.system) return
  const project = must(store.projects.get(note.projectId), `project ${note.projectId}`)
  const actor = must(store.users.get(actorId), `user ${actorId}`)
  const confidential = note.internal || (noteable.type === 'Issue' && noteable.issue.confidential)
  store.emit({
    event: 'note',
    system: null,
    project: {
      id: project.id,
      flag: confidential ? 'confidential_note_events' : 'note_events',
      header: confidential ? 'Confidential Note Hook' : 'Note Hook',
    },
    payload: () => notePayload(store, { note, project, actor, action, noteable }),
  })
}

type Target = {
  noteable: Noteable
  iid: number | null
  projectId: number | null
  title: string
  touch: (at: string) => void
}

function noteableOf(store: Store, type: NoteableType, id: number): Target {
  if (type === 'Issue') {
    const issue = must(store.issues.get(id), `issue ${id}`)
    return target({ type, issue }, issue, issue.iid, issue.projectId)
  }
  if (type === 'MergeRequest') {
    const mergeRequest = must(store.mergeRequests.get(id), `merge request ${id}`)
    return target({ type, mergeRequest }, mergeRequest, mergeRequest.iid, mergeRequest.projectId)
  }
  const snippet = must(store.snippets.get(id), `snippet ${id}`)
  return { ...target({ type, snippet }, snippet, null, snippet.projectId), touch: () => undefined }
}

function target(
  noteable: Noteable,
  item: { title: string; updatedAt: string },
  iid: number | null,
  projectId: number | null,
): Target {
  const touch = (at: string) => {
    if (at > item.updatedAt) item.updatedAt = at
  }
  return { noteable, iid, projectId, title: item.title, touch }
}
