import { z } from 'zod'
import { countValues } from './count-values'
import { type NamedEvent, namedEvents } from './event-kinds'
import { idSchema, ignore, type Outcome, printable, unreadable } from './event-outcome'
import { gitlabTime } from './gitlab-time'
import { readIssueEvent, readMergeRequestEvent, readNoteEvent } from './read-content-event'
import type { Subject } from './subject'

/** What `readEvent` answers. */
export type ReadEvent = Outcome

type ReadEventOptions = {
  /** The body as it came. */
  raw: Uint8Array
  /** As stored with the event. */
  headers?: Readonly<Record<string, string>> | undefined
}

/** Bodies beyond this are counted before they are parsed; below, the worst takes JSON.parse a seventh of a second. */
const countedFrom = 1024 * 1024
/** GitLab's largest hooks are a few long texts: some hundred values, not a hundred thousand. */
const mostValues = 100_000

/**
 * Says what a hook's body is about. Never throws, whatever the bytes; ids that a JSON number can't hold exactly are refused
 * rather than rounded to somebody else's.
 */
export function readEvent({ raw, headers }: ReadEventOptions): ReadEvent {
  if (raw.length > countedFrom && countValues(raw, mostValues) > mostValues) return ignore(null, 'unreadable', tooMany)
  const body = parseBody(raw)
  if (body === undefined) return ignore(null, 'not_json', 'The body is not JSON.')
  if (body === null || typeof body !== 'object' || Array.isArray(body)) return nameless(headers)
  const objectKind = nameIn(body, 'object_kind')
  if (objectKind === 'issue' || objectKind === 'work_item') return readIssueEvent(body)
  if (objectKind === 'note') return readNoteEvent(body)
  if (objectKind === 'merge_request') return readMergeRequestEvent(body)
  const name = nameIn(body, 'event_name') ?? objectKind
  if (name === undefined) return nameless(headers)
  const event = namedEvents.get(name)
  if (event) return readNamedEvent(name, event, body)
  const kind = /^[a-z_]{1,64}$/.test(name) ? name : null
  return ignore(kind, 'unknown_event', `Natterjack does not know the event ${printable(name)}.`)
}

const tooMany =
  'The body holds more than 100,000 values, as no hook of GitLab does, and was not read. Find out who sends it.'

const decoder = new TextDecoder()

/** A byte order mark is skipped, invalid UTF-8 becomes U+FFFD: the ids in it are still to be had. */
function parseBody(raw: Uint8Array): unknown {
  try {
    return JSON.parse(decoder.decode(raw))
  } catch {
    return undefined
  }
}

function nameIn(body: object, field: 'event_name' | 'object_kind'): string | undefined {
  const value: unknown = Object.hasOwn(body, field) ? Reflect.get(body, field) : undefined
  return typeof value === 'string' && value !== '' ? value : undefined
}

const subjectSchemas = {
  user: z.object({ user_id: idSchema, updated_at: z.unknown().optional() }),
  project: z.object({ project_id: idSchema, updated_at: z.unknown().optional() }),
  group: z.object({ group_id: idSchema, updated_at: z.unknown().optional() }),
}

function readNamedEvent(name: string, event: NamedEvent, body: object): ReadEvent {
  if (event.outcome === 'expand') return { outcome: 'expand', kind: 'snippet_check' }
  if (event.outcome === 'ignore') return ignore(name, event.reason, event.detail)
  if (name === 'project_create' && isTestPayload(body))
    return ignore(name, 'test_payload', "This is the sample that GitLab's hook test sends; its project 1 is not meant.")
  const parsed = subjectSchemas[event.subject].safeParse(body)
  if (!parsed.success) return unreadable(name, parsed.error)
  const { updated_at: updatedAt, ...ids } = parsed.data
  const subject: Subject = { kind: event.subject, id: Object.values(ids)[0] as number }
  if (event.outcome === 'gone') return { outcome: 'gone', kind: name, subject }
  return { outcome: 'screen', kind: event.kind, subject, occurredAt: gitlabTime(updatedAt) }
}

const testPayloadSchema = z.object({
  name: z.literal('Ruby'),
  project_id: z.literal(1),
  owner_email: z.literal('example@gitlabhq.com'),
  path_with_namespace: z.undefined().optional(),
  created_at: z.undefined().optional(),
})

/** What `POST /hooks/:id` of GitLab's API sends: it looks like a new project, and project 1 may well exist. */
function isTestPayload(body: object): boolean {
  return testPayloadSchema.safeParse(body).success
}

function nameless(headers: ReadEventOptions['headers']): ReadEvent {
  const sent = headers?.['x-gitlab-event']
  const as = typeof sent === 'string' ? ` It came as "${printable(sent)}".` : ''
  return ignore(
    null,
    'unreadable',
    `The body names no event.${as} Remove a custom webhook template, if one is set for this hook.`,
  )
}
