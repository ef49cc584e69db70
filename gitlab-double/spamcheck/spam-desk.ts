import { trimRing } from '../ring'
import type { Request, Rpc, Subject, SubjectModel } from './subject'
import type { Effect, Verdict } from './verdict'

/** A row of the admin area's spam logs. */
export type SpamLog = {
  id: number
  userId: number
  noteableType: SubjectModel
  title: string
  description: string
  sourceIp: string | null
  viaApi: true
  recaptchaVerified: boolean
  createdAt: string
}

/** One question to the Spamcheck server and what came of it; the logs and metrics of GitLab in one row. */
export type SpamcheckCall = {
  at: string
  rpc: Rpc
  type: string
  action: 'create' | 'update'
  userId: number
  projectId: number | null
  correlationId: string
  /** The server's answer; null: none that counts, and `error` says why. */
  verdict: Verdict | null
  score: number | null
  evaluated: boolean
  error: string | null
  ms: number
  final: Verdict
  effect: Effect
  spamLogId: number | null
}

/** What a server answers; `verdict` may be a number that GitLab doesn't know. */
export type SpamcheckReply = { verdict: number; score: number; evaluated: boolean; error: string }
export type AskSpamcheck = (
  request: Request,
  options: { url: string; key: string; correlationId: string },
) => Promise<SpamcheckReply>

/** What the instance remembers of its spam checks. */
export type SpamDesk = {
  ask: AskSpamcheck
  readonly logs: Map<number, SpamLog>
  /** The newest hundred scores of each user. */
  readonly scores: Map<number, number[]>
  /** The latest, oldest first. */
  readonly calls: SpamcheckCall[]
}

const callLimit = 20_000
const scoreLimit = 100

export function createSpamDesk(): SpamDesk {
  const ask = () => Promise.reject(new Error('No Spamcheck client was started.'))
  return { ask, logs: new Map(), scores: new Map(), calls: [] }
}

/** Bounded, so that a benchmark can run for hours. */
export function keepLog(desk: SpamDesk, log: SpamLog): void {
  desk.logs.set(log.id, log)
  if (desk.logs.size <= callLimit) return
  for (const id of desk.logs.keys()) {
    desk.logs.delete(id)
    return
  }
}

export function keepCall(desk: SpamDesk, call: SpamcheckCall): void {
  desk.calls.push(call)
  trimRing(desk.calls, callLimit)
}

export function keepScore(desk: SpamDesk, userId: number, score: number): void {
  const scores = desk.scores.get(userId) ?? []
  scores.push(score)
  if (scores.length > scoreLimit) scores.shift()
  desk.scores.set(userId, scores)
}

/** Average of the scores; above one half GitLab takes the user for a spammer. */
export function spamScore(desk: SpamDesk, userId: number): number {
  const scores = desk.scores.get(userId) ?? []
  return scores.length === 0 ? 0 : scores.reduce((sum, score) => sum + score, 0) / scores.length
}

/** Thrown instead of saving: what the interfaces make an answer of. */
export class RefusedAsSpam extends Error {
  override readonly name = 'RefusedAsSpam'
  readonly subject: Subject
  readonly spamLogId: number
  readonly needsCaptcha: boolean
  constructor(subject: Subject, spamLogId: number, needsCaptcha: boolean, recaptchaEnabled: boolean) {
    const way = recaptchaEnabled
      ? '. Please, change the content or solve the reCAPTCHA to proceed.'
      : ' and has been discarded.'
    super(`Your ${subject.type.replaceAll('_', ' ')} has been recognized as spam${way}`)
    this.subject = subject
    this.spamLogId = spamLogId
    this.needsCaptcha = needsCaptcha
  }
}
