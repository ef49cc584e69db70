import type { WhatIf } from '../classify/explain/what-if'
import type { Reason } from '../classify/score'
import type { ItemFields, ItemKind, ItemMeta } from '../fetch/item'
import type { KindSettings, VerdictKind } from '../settings/settings'
import type { TrustReason } from '../trust/trust'
import type { KnownTrace } from './known-trace'
import type { DecisionKind, ReviewState, Standing } from './queue-row'

/** What a moderator sees of one item. Times are ISO 8601. */
export type ItemDetail = {
  id: number
  kind: ItemKind
  /** Null: GitLab asked about it before saving it, and it hasn't been seen since. */
  gitlabId: number | null
  title: string
  path: string
  /** Whether title, text and reasons are left out, since the reader may not see what GitLab asked about. */
  withheld: boolean
  /** What GitLab asked before it saved it. */
  asked: AskedView
  /** Only when it leads to the configured GitLab. */
  webUrl: string | null
  visibility: 'public' | 'internal' | 'private' | null
  confidential: boolean
  createdAt: string | null
  firstSeenAt: string
  goneAt: string | null
  state: ReviewState
  version: ItemVersionView | null
  /** Newest first; the current one among them. */
  versions: ItemVersionView[]
  verdict: VerdictView | null
  /** What people have decided here on the places and people that the current version leads to. */
  known: KnownTrace[]
  author: AuthorView | null
  /** The decision that stands on the current version. */
  standing: Standing | null
  /** It was decided on and is back in the queue, since somebody took back in GitLab what was done: a sentence. */
  effectUndone: string | null
  timeline: TimelineEntry[]
  settings: Pick<KindSettings, 'thresholds' | 'routes' | 'cap'> & { dryRun: boolean; undoSeconds: number }
  /** What a spam decision would do, in words; `refused` says why nothing would be. */
  plan: PlanView
}

/** Calls of GitLab's Spamcheck client about an item, newest first; the newest twenty. */
export type AskedView = { count: number; calls: AskedCallView[] }
export type AskedCallView = {
  id: string
  at: string
  type: string
  action: string
  score: number | null
  verdict: VerdictKind
  /** What it would have been out of monitor mode. */
  judged: VerdictKind
}

export type ItemVersionView = { id: number; fields: ItemFields; meta: ItemMeta; firstSeenAt: string; cut: string[] }

export type VerdictView = {
  id: number
  verdict: string
  uncapped: string
  route: string
  score: number | null
  model: string | null
  fallback: string | null
  reasons: Reason[]
  /** A sentence: why there are no reasons although there is a score, or in what they differ from those of then. */
  reasonsNote: string | null
  /** What would change the score, by the same model; null when it can't be asked. */
  whatIf: WhatIf | null
  trust: TrustReason | null
  createdAt: string
}

export type AuthorView = {
  gitlabId: number
  username: string
  name: string
  state: string
  accountCreated: string | null
  emailDomain: string | null
  emailConfirmed: boolean
  signInCount: number | null
  twoFactor: boolean | null
  external: boolean
  isAdmin: boolean
  isBot: boolean
  webUrl: string | null
  /** How many items of theirs we know, this one included. */
  itemCount: number
  decisions: { spam: number; notSpam: number }
  /** Newest first, without this one, at most eight. */
  items: {
    id: number
    kind: ItemKind
    title: string
    score: number | null
    decided: DecisionKind | null
    /** GitLab asked about it and hasn't saved it. */
    unsaved: boolean
  }[]
}

export type PlanView = {
  words: string[]
  /** What is done once GitLab has saved the item. */
  later: string[]
  refused: string | null
}

export type TimelineEntry = {
  at: string
  kind: 'event' | 'call' | 'version' | 'verdict' | 'decision' | 'undo' | 'action'
  words: string
  detail: string | null
}
