import { z } from 'zod'
import type { ScreenedKind } from './event-kinds'
import { idSchema, ignore, type Outcome, printable, unreadable } from './event-outcome'
import { gitlabTime } from './gitlab-time'
import type { NoteableType, Subject } from './subject'

/** A field that helps but that nothing hangs on: what can't be understood counts as absent. */
const optionalId = idSchema.optional().catch(undefined)
const idOnly = z.object({ id: optionalId }).optional().catch(undefined)

/** What the hooks of issues and merge requests share. */
const common = { user: idOnly, project: idOnly, changes: z.unknown().optional() }
const commonAttributes = z.object({
  id: idSchema,
  iid: idSchema,
  action: z.string().nullish(),
  updated_at: z.unknown().optional(),
})

const issueSchema = z.object({
  ...common,
  object_attributes: commonAttributes.extend({ project_id: idSchema.nullish() }),
})
const issueActions = new Map<string, ScreenedKind>([
  ['open', 'issue_open'],
  ['update', 'issue_update'],
  ['close', 'issue_close'],
  ['reopen', 'issue_reopen'],
])

/** Issues and every type of work item that a project's issue list holds (task, incident, …). */
export function readIssueEvent(body: object): Outcome {
  const parsed = issueSchema.safeParse(body)
  if (!parsed.success) return unreadable('issue', parsed.error)
  const { object_attributes: issue, project, user, changes } = parsed.data
  const projectId = issue.project_id ?? project?.id
  if (projectId === undefined)
    return ignore('issue', 'not_screened', 'The work item belongs to a group (an epic, say), not to a project.')
  // Without an action (older versions, test deliveries) it is read again as an update: unchanged content costs nothing.
  const kind = issueActions.get(issue.action ?? 'update')
  if (!kind) return unknownAction('issue', issue.action)
  return screened({
    kind,
    subject: { kind: 'issue', id: issue.id, projectId, iid: issue.iid },
    user,
    changes,
    thing: issue,
  })
}

const mergeRequestSchema = z.object({
  ...common,
  object_attributes: commonAttributes.extend({ target_project_id: optionalId }),
})
const mergeRequestActions = new Map<string, ScreenedKind | 'nothing'>([
  ['open', 'merge_request_open'],
  ['update', 'merge_request_update'],
  ['reopen', 'merge_request_reopen'],
  ['close', 'nothing'],
  ['merge', 'nothing'],
  ['approved', 'nothing'],
  ['approval', 'nothing'],
  ['unapproved', 'nothing'],
  ['unapproval', 'nothing'],
])

export function readMergeRequestEvent(body: object): Outcome {
  const parsed = mergeRequestSchema.safeParse(body)
  if (!parsed.success) return unreadable('merge_request', parsed.error)
  const { object_attributes: request, project, user, changes } = parsed.data
  const projectId = request.target_project_id ?? project?.id
  if (projectId === undefined)
    return ignore('merge_request', 'unreadable', 'The merge request names no target project.')
  const kind = mergeRequestActions.get(request.action ?? 'update')
  if (!kind) return unknownAction('merge_request', request.action)
  if (kind === 'nothing')
    return ignore('merge_request', 'no_new_content', 'Closing, merging and approving write nothing new.')
  const subject: Subject = { kind: 'merge_request', id: request.id, projectId, iid: request.iid }
  return screened({ kind, subject, user, changes, thing: request })
}

const noteSchema = z.object({
  user: idOnly,
  project: idOnly,
  project_id: optionalId,
  object_attributes: z.object({
    id: idSchema,
    noteable_type: z.string().nullish(),
    project_id: optionalId,
    system: z.unknown().optional(),
    action: z.string().nullish(),
    created_at: z.unknown().optional(),
    updated_at: z.unknown().optional(),
  }),
  issue: z.object({ iid: idSchema }).optional().catch(undefined),
  work_item: z.object({ iid: idSchema }).optional().catch(undefined),
  merge_request: z.object({ iid: idSchema }).optional().catch(undefined),
  snippet: z.object({ id: idSchema }).optional().catch(undefined),
})
type NoteEvent = z.infer<typeof noteSchema>

/** The note itself is found by its noteable's iid, never by `noteable_id`, which is a global id. */
export function readNoteEvent(body: object): Outcome {
  const parsed = noteSchema.safeParse(body)
  if (!parsed.success) return unreadable('note', parsed.error)
  const { object_attributes: note, user } = parsed.data
  if (note.system === true) return ignore('note', 'system_note', 'GitLab wrote this note itself.')
  const noteable = noteableOf(parsed.data)
  if (noteable === 'other')
    return ignore('note', 'not_screened', 'Notes on commits, epics and the like are not screened.')
  const projectId = parsed.data.project_id ?? note.project_id ?? parsed.data.project?.id
  if (noteable === undefined || projectId === undefined)
    return ignore('note', 'unreadable', 'The note does not say what it stands on.')
  const change = noteChange(note)
  if (!change) return unknownAction('note', note.action)
  const subject: Subject = { kind: 'note', id: note.id, projectId, noteable }
  return screened({ kind: `${noteable.type}_note_${change}`, subject, user, changes: undefined, thing: note })
}

function noteableOf(event: NoteEvent): { type: NoteableType; iid: number } | 'other' | undefined {
  switch (event.object_attributes.noteable_type) {
    case 'Issue':
    case 'WorkItem':
      return found('issue', (event.issue ?? event.work_item)?.iid)
    case 'MergeRequest':
      return found('merge_request', event.merge_request?.iid)
    case 'Snippet':
    case 'ProjectSnippet':
      return found('snippet', event.snippet?.id)
    case null:
    case undefined:
      return undefined
    default:
      return 'other'
  }
}

function found(type: NoteableType, iid: number | undefined): { type: NoteableType; iid: number } | undefined {
  return iid === undefined ? undefined : { type, iid }
}

/** GitLab says create or update since 16.11; before, a note whose two times are equal is new. */
function noteChange(note: NoteEvent['object_attributes']): 'create' | 'update' | undefined {
  if (note.action === 'create' || note.action === 'update') return note.action
  if (note.action) return undefined
  const created = gitlabTime(note.created_at)
  const updated = gitlabTime(note.updated_at)
  return created && updated && created.getTime() === updated.getTime() ? 'create' : 'update'
}

type ScreenedOptions = {
  kind: ScreenedKind
  subject: Subject
  user: { id?: number | undefined } | undefined
  changes: unknown
  thing: { updated_at?: unknown }
}

function screened({ kind, subject, user, changes, thing }: ScreenedOptions): Outcome {
  return {
    outcome: 'screen',
    kind,
    subject,
    actorId: user?.id,
    occurredAt: gitlabTime(thing.updated_at),
    changed: changedFields(changes),
  }
}

/** Names only, and not many: a hostile body may carry a million keys of any length. */
function changedFields(changes: unknown): string[] | undefined {
  if (changes === null || typeof changes !== 'object') return undefined
  return Object.keys(changes)
    .slice(0, 100)
    .filter((name) => /^[a-z_]{1,64}$/.test(name))
}

function unknownAction(kind: string, action: string | null | undefined): Outcome {
  return ignore(
    kind,
    'unknown_event',
    `GitLab did something with it that Natterjack does not know: ${printable(action ?? '')}.`,
  )
}
