import type { ItemKind } from '../fetch/item'

export type ReviewState = 'NONE' | 'PENDING' | 'SECOND_OPINION' | 'DECIDED'
export type DecisionKind = 'SPAM' | 'NOT_SPAM' | 'UNSURE' | 'SKIP'

/** Who decided what, as shown beside an item. */
export type Standing = { decisionId: number; kind: DecisionKind; by: string; mine: boolean; at: string }

/** One line of the queue. Times are ISO 8601. */
export type QueueRow = {
  id: number
  kind: ItemKind
  title: string
  path: string
  author: { username: string; accountCreated: string | null } | null
  /** GitLab asked about it and hasn't saved it. */
  unsaved: boolean
  score: number | null
  /** The strongest reason, in words. */
  reason: string | null
  state: ReviewState
  versionId: number | null
  queuedAt: string | null
  standing: Standing | null
}

export type QueuePage = { rows: QueueRow[]; nextCursor: string | null }
