import type { EventSource, EventStep } from '../generated/prisma/enums'

/** An event with work left, as a worker takes it up. */
export type OpenEvent = {
  /** A bigint as text: it may exceed what a number holds. */
  id: string
  source: EventSource
  step: EventStep
  headers: Record<string, string>
  /** Null: so large that it is loaded by itself, when it is read (lib/intake/load-events.ts). */
  raw: Buffer | null
  kind: string | null
  subject: string | null
  attempts: number
  /** How long ago it came in, in milliseconds. */
  ageMs: number
  itemId: number | null
  versionId: number | null
  /** Taken from a sequence while loading, so before anything of it is fetched: of two contents the later look wins. */
  observation: string
}

/** Ways for an event to end, and for how long the row says so. `reason` is a short stable word. */
export type EventEnd = {
  state: 'DONE' | 'IGNORED' | 'DEAD'
  reason: string
  /** A sentence for a person: what happened and what to do. */
  detail?: string
}

/** Tries that may go wrong for a reason of the event's own before it is dead-lettered. */
export const maxAttempts = 8
/** How long an event waits for GitLab, in days, before it is dead-lettered. */
export const maxWaitDays = 3
