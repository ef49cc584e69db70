import type { Score } from '@/lib/classify/score'
import type { FetchedContent } from '@/lib/fetch/fetched'
import type { ItemContent } from '@/lib/fetch/item'
import type { EventStep } from '@/lib/generated/prisma/enums'
import type { EventEnd, OpenEvent } from '@/lib/intake/open-event'
import type { Subject } from '@/lib/intake/subject'
import type { Trust, TrustAuthor } from '@/lib/trust/trust'

/** What was fetched for an event, and when the look at GitLab began. */
export type Look = { fetched: FetchedContent; at: Date }

/** The content that an event is about, fetched now or read back. */
export type ScreenedVersion = {
  /** GitLab's id of the project that it is or stands in. */
  projectId: number | null
  content: ItemContent
  author: TrustAuthor | null
  /** GitLab's object for an external model. */
  raw: unknown
}

/** One event on its way through the pipeline, all in memory; what was stored on the way stands in its row. */
export type Screening = {
  event: OpenEvent
  /** The step it is in. */
  step: EventStep
  kind: string | null
  subject: Subject | null
  /** Null: read back, or nothing yet. */
  look: Look | null
  version: ScreenedVersion | null
  /** Where the version is stored. Null: not yet. */
  kept: { itemId: number; versionId: number } | null
  trust: Trust | null
  score: Score | null
  /** The version was judged before and policy has yet to act on it: only DECIDE is left. */
  judged: boolean
}

/** How a step ends an event. `stored`: the step's own statement has written it into the row already. */
export type StepEnd = EventEnd & { stored?: boolean }

export function newScreening(event: OpenEvent): Screening {
  return {
    event,
    step: event.step,
    kind: event.kind,
    subject: null,
    look: null,
    version: null,
    kept: null,
    trust: null,
    score: null,
    judged: false,
  }
}
