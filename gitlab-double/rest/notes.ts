import type { Maybe } from '../spamcheck/submit'
import { canEdit, canSeeAuthored, projectLevel } from '../world/access'
import { deleteNote } from '../world/notes'
import type { Note, NoteableType } from '../world/objects'
import { noteableKey } from '../world/store'
import { type Call, created, forbidden, noContent, notFound, ok, type Reply, requireUser } from './call'
import { issueOf } from './issues'
import { mergeRequestOf } from './merge-requests'
import { paginate } from './paginate'
import { boolParam, choiceParam, pathId, requiredText } from './params'
import { presentNote } from './present-content'
import { projectSnippetOf } from './project-snippets'
import { projectOf } from './projects'
import type { Route } from './router'
import { answerSaved, captchaOf } from './spam'

const readers: Record<NoteableType, (call: Call) => { id: number }> = {
  Issue: issueOf,
  MergeRequest: mergeRequestOf,
  Snippet: projectSnippetOf,
}

/** The same endpoints under issues, merge requests and project snippets. */
export function noteRoutes(prefix: string, type: NoteableType): Route[] {
  const read = readers[type]
  const at = `${prefix}/notes`
  return [
    { method: 'GET', path: at, handler: (call) => list(call, type, read(call).id) },
    { method: 'POST', path: at, handler: (call) => post(call, type, read(call).id) },
    { method: 'GET', path: `${at}/:note_id`, handler: (call) => ok(shown(call, noteOf(call, type, read(call).id))) },
    { method: 'PUT', path: `${at}/:note_id`, handler: (call) => put(call, noteOf(call, type, read(call).id)) },
    { method: 'DELETE', path: `${at}/:note_id`, handler: (call) => remove(call, noteOf(call, type, read(call).id)) },
  ]
}

function shown(call: Call, note: Note): unknown {
  return presentNote(call.store, note)
}

function visible(call: Call, note: Note): boolean {
  const project = projectOf(call)
  if (!canSeeAuthored(call.store, call.caller, { projectId: project.id, authorId: note.authorId })) return false
  if (!note.internal || call.caller?.admin) return true
  return call.caller !== null && projectLevel(call.store, project, call.caller.user.id) >= 20
}

/** Rows that the activity filter or the policy removes are cut out of the page: a page may hold fewer than per_page. */
function list(call: Call, type: NoteableType, id: number): Reply {
  const filter = choiceParam(call, 'activity_filter', ['all_notes', 'only_comments', 'only_activity']) ?? 'all_notes'
  const key = call.query.get('order_by') === 'updated_at' ? 'updatedAt' : 'createdAt'
  const direction = call.query.get('sort') === 'asc' ? 1 : -1
  const rows = (call.store.noteIdsByNoteable.get(noteableKey(type, id)) ?? [])
    .map((noteId) => call.store.notes.get(noteId))
    .filter((note) => note !== undefined)
    .sort((a, b) => (a[key] < b[key] ? -direction : a[key] > b[key] ? direction : (a.id - b.id) * direction))
  const wanted = (note: Note) => filter === 'all_notes' || note.system === (filter === 'only_activity')
  const keep = (note: Note) => wanted(note) && visible(call, note)
  return paginate({ call, rows, present: (note) => shown(call, note), keep })
}

function noteOf(call: Call, type: NoteableType, id: number): Note {
  const note = call.store.notes.get(pathId(call, 'note_id'))
  if (!note || note.noteableType !== type || note.noteableId !== id || !visible(call, note)) throw notFound()
  return note
}

function post(call: Call, type: NoteableType, id: number): Maybe<Reply> {
  const { user } = requireUser(call)
  const input = {
    noteableType: type,
    noteableId: id,
    authorId: user.id,
    body: requiredText(call, 'body'),
    internal: boolParam(call, 'internal') ?? boolParam(call, 'confidential'),
  }
  const work = () => call.submit.note(input, captchaOf(call))
  return answerSaved(call.store, work, (note) => created(shown(call, note)))
}

function requireEditor(call: Call, note: Note): number {
  const { user } = requireUser(call)
  if (note.system || !canEdit(call.store, call.caller, projectOf(call), note.authorId, 40)) throw forbidden()
  return user.id
}

function put(call: Call, note: Note): Maybe<Reply> {
  const actorId = requireEditor(call, note)
  const body = requiredText(call, 'body')
  const work = () => call.submit.noteChange(note.id, body, { actorId }, captchaOf(call))
  return answerSaved(call.store, work, (changed) => ok(shown(call, changed)))
}

function remove(call: Call, note: Note): Reply {
  requireEditor(call, note)
  deleteNote(call.store, note.id)
  return noContent()
}
