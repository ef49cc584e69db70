import type { Reason } from '../classify/score'
import type { Column } from '../fetch/version-columns'
import type { TrustReason } from '../trust/trust'
import type { Judgement } from './verdict'

/** What an event led to: the verdict, and what the event's row will say. */
export type JudgedEvent = Judgement & {
  eventId: string
  eventKind: string | null
  eventSubject: string | null
  /** 0..1; null when trusted, or when nothing could be scored. */
  score: number | null
  model: string | null
  fallback: string | null
  reasons: Reason[]
  trust: TrustReason | null
  settingsId: number | null
}

/** A column each: Postgres takes arrays apart in half the time that JSON takes it. */
export const verdictColumns: readonly Column<JudgedEvent>[] = [
  { name: 'event_id', type: 'bigint', of: ({ eventId }) => eventId },
  { name: 'verdict', type: 'text', of: ({ verdict }) => verdict },
  { name: 'uncapped', type: 'text', of: ({ uncapped }) => uncapped },
  { name: 'route', type: 'text', of: ({ route }) => route },
  { name: 'score', type: 'float8', of: ({ score }) => score },
  { name: 'model', type: 'text', of: ({ model }) => model },
  { name: 'fallback', type: 'text', of: ({ fallback }) => fallback },
  { name: 'reasons', type: 'jsonb', of: ({ reasons }) => JSON.stringify(reasons) },
  { name: 'trust', type: 'jsonb', of: ({ trust }) => trust && JSON.stringify(trust) },
  { name: 'settings_id', type: 'int', of: ({ settingsId }) => settingsId },
  { name: 'event_kind', type: 'text', of: ({ eventKind }) => eventKind },
  { name: 'event_subject', type: 'text', of: ({ eventSubject }) => eventSubject },
]
