import { randomUUID } from 'node:crypto'
import type { AuthorRow } from '../fetch/fetched'
import type { ItemFields, ItemKind } from '../fetch/item'
import type { CallRecord, JudgedCall } from './call'
import { textKey } from './text-key'
import { type WaitingCall, waitingCall } from './waiting-call'

type MadeCall = {
  uid?: string
  kind?: ItemKind & ('issue' | 'snippet' | 'merge_request' | 'note')
  fields?: ItemFields
  /** GitLab's id. */
  authorId?: number | null
  author?: Pick<AuthorRow, 'gitlabId' | 'username'>
  at?: Date
  action?: 'CREATE' | 'UPDATE'
  judgement?: Partial<JudgedCall>
  project?: { id: number; path: string } | null
}

/** A call that was answered, for tests: flagged, unless told otherwise. */
export function madeCall(given: MadeCall = {}): CallRecord {
  const { kind = 'issue', fields = { title: 'Cheap watches', description: 'https://watches.example' } } = given
  const gitlabId = given.author ? given.author.gitlabId : given.authorId === undefined ? 77 : given.authorId
  const username = given.author?.username ?? `person-${gitlabId ?? 0}`
  return {
    uid: given.uid ?? randomUUID(),
    at: given.at ?? new Date(),
    tookMicros: 180,
    call: {
      type: kind,
      asked: kind,
      content: { kind, fields, meta: { author: { accountAgeDays: 2 } } },
      textKey: textKey({ kind, authorId: gitlabId, username, fields }) ?? Buffer.alloc(32),
      author: {
        gitlabId,
        username,
        emails: [{ email: `${username}@people.example`, verified: true }],
        createdAt: new Date('2026-01-02T03:04:05Z'),
      },
      project: given.project === undefined ? { id: 12, path: 'people/garden' } : given.project,
      userInProject: false,
      action: given.action ?? 'CREATE',
      correlationId: 'c-1',
      client: 'open',
    },
    judgement: {
      answer: {
        verdict: 'CONDITIONAL_ALLOW',
        score: 0.93,
        reason: 'ml inference score',
        evaluated: true,
        extraAttributes: {},
      },
      judged: 'CONDITIONAL_ALLOW',
      uncapped: 'BLOCK',
      route: 'REVIEW',
      score: 0.93,
      reasons: [{ group: 'link', text: 'links to watches.example', weight: 1.4, spans: [] }],
      model: 'bundled-test',
      trust: null,
      emailAllowed: false,
      projectAllowed: true,
      settingsId: null,
      ...given.judgement,
    },
  }
}

/** The same as it waits to be stored. */
export const waiting = (given: MadeCall = {}): WaitingCall => waitingCall(madeCall(given))

/** What the door lets through. */
export const allowed: Partial<JudgedCall> = {
  answer: { verdict: 'ALLOW', score: 0.02, reason: 'ml inference score', evaluated: true, extraAttributes: {} },
  judged: 'ALLOW',
  uncapped: 'ALLOW',
  route: 'ALLOW',
  score: 0.02,
  reasons: [],
}
