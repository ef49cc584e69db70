import type { Reason } from '../classify/score'
import type { ItemContent } from '../fetch/item'
import type { Route, VerdictKind } from '../settings/settings'
import type { AskedKind } from '../settings/spamcheck-settings'
import type { TrustReason } from '../trust/trust'

/** The account that is about to write, as GitLab tells it. */
export type AskedAuthor = {
  /** Null: a GitLab before 16, which doesn't say. */
  gitlabId: number | null
  username: string
  /** The main one first. */
  emails: { email: string; verified: boolean }[]
  createdAt: Date | null
}

/** One question of GitLab's Spamcheck client, read and bounded, whichever way it came. */
export type AskedCall = {
  /** As GitLab calls it, in lower case: `issue`, `snippet`, or the type of a generic call. At most 60 characters. */
  type: string
  /** Which cap counts. */
  asked: AskedKind
  /** What is scored: the nearest kind of item, its text by field (cut as for keeping), and what is known of the author. */
  content: ItemContent
  textKey: Buffer
  author: AskedAuthor
  project: { id: number; path: string } | null
  userInProject: boolean
  action: 'CREATE' | 'UPDATE'
  correlationId: string
  /** Who asks: a short name of the key, `open` where none is wanted. Never the key. */
  client: string
}

/** What GitLab is answered; the wire's `error` stays empty. */
export type Answer = {
  verdict: VerdictKind
  /** 0..1; 0 where nothing was evaluated. */
  score: number
  reason: string
  evaluated: boolean
  extraAttributes: Record<string, string>
}

/** An answer and what led to it. */
export type JudgedCall = {
  answer: Answer
  /** What it would have been out of monitor mode. */
  judged: VerdictKind
  uncapped: VerdictKind
  /** REVIEW: a moderator should see it. Never ACT. */
  route: Route
  /** Null: nothing was evaluated. */
  score: number | null
  reasons: Reason[]
  model: string | null
  trust: TrustReason | null
  emailAllowed: boolean
  projectAllowed: boolean
  settingsId: number | null
}

/** What is stored of a call after its answer. */
export type CallRecord = {
  /** Version 4 UUID. */
  uid: string
  at: Date
  call: AskedCall
  judgement: JudgedCall
  /** From the call's arrival to its answer. */
  tookMicros: number
}
