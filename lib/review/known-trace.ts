import type { Trace } from '../classify/explain/traces'

/** How often people decided on what leads to the same place or person: other items, each by its newest decision. */
export type KnownTrace = Trace & {
  spam: number
  notSpam: number
  /** There are more: only the newest decisions were counted. */
  more: boolean
}

/** Decisions counted for one trace, newest first: it bounds the time, however often it is met. */
export const mostTracesCounted = 500
