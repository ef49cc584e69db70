import { z } from 'zod'
import type { Reason } from '../classify/score'
import { pool } from '../db/pool'
import { prisma } from '../db/prisma'
import { modelByName } from '../model/version/model-by-name'
import { freshSettings } from '../settings/fresh-settings'
import type { Route, Thresholds, VerdictKind } from '../settings/settings'
import { askedKinds } from '../settings/spamcheck-settings'
import type { AskedCall } from '../spamcheck/call'
import { findStandings } from '../spamcheck/find-standings'
import { judgeCall } from '../spamcheck/judge-call'
import { readGeneric } from '../spamcheck/read-generic'
import { readIssue } from '../spamcheck/read-issue'
import { readSnippet } from '../spamcheck/read-snippet'
import { noStanding } from '../spamcheck/standing'
import { emptyGeneric, emptyIssue, emptySnippet, emptyUser, type WireUser } from '../spamcheck/wire'
import type { TrustReason } from '../trust/trust'
import { currentTrustList } from '../trust/trust-list-store'
import { readWorkers, type Workers } from './read-workers'

export const callTrialSchema = z.strictObject({
  asked: z.enum(askedKinds),
  title: z.string().max(1_000),
  text: z.string().max(100_000),
  username: z.string().trim().max(255),
  email: z.string().trim().max(320),
  emailVerified: z.boolean(),
  accountAgeDays: z.int().min(0).max(36_500).nullable(),
  twoFactor: z.boolean().nullable(),
  member: z.boolean(),
  projectId: z.int().min(1).max(2_147_483_647).nullable(),
})
export type CallTrial = z.infer<typeof callTrialSchema>

export type CallTrialAnswer = {
  verdict: VerdictKind
  /** Out of monitor mode. */
  judged: VerdictKind
  /** Before any cap. */
  uncapped: VerdictKind
  route: Route
  score: number | null
  reason: string
  evaluated: boolean
  reasons: Reason[]
  trust: TrustReason | null
  model: string | null
  monitor: boolean
  thresholds: Thresholds
  /** Whether what is known here of the author counted; null: Natterjack has never met the account. */
  known: { spam: number; notSpam: number; flagged: number; counts: boolean } | null
}

/**
 * What GitLab would be answered, by the door's own reading and rules and the model in force. Nothing is stored, and nothing
 * counts as having been asked.
 * @throws AppError `internal` when the model can't be loaded
 */
export async function tryCall(
  trial: CallTrial,
  options: { read?: () => Promise<Workers> } = {},
): Promise<CallTrialAnswer> {
  const { read = readWorkers } = options
  const [{ settings, id: settingsId }, trustList, active, { running }, author] = await Promise.all([
    freshSettings(),
    currentTrustList(),
    prisma().modelVersion.findFirst({ where: { state: 'ACTIVE' }, select: { name: true } }),
    read(),
    findAuthor(trial.username),
  ])
  const [model, standings] = await Promise.all([
    active ? modelByName(active.name) : null,
    author ? findStandings({ pool: pool(), gitlabIds: [author.gitlabId] }) : [],
  ])
  const standing = standings[0] ?? null
  const call = callOf(trial, author?.gitlabId ?? 0)
  const judged = judgeCall({
    call,
    settings,
    settingsId,
    trustList,
    confirmsAddresses: running.some(({ gitlab }) => gitlab.confirmsAddresses === true),
    model,
    standing: standing ?? noStanding,
    explainFrom: 0,
    now: performance.now(),
  })
  const { answer } = judged
  return {
    verdict: answer.verdict,
    judged: judged.judged,
    uncapped: judged.uncapped,
    route: judged.route,
    score: judged.score,
    reason: answer.reason,
    evaluated: answer.evaluated,
    reasons: judged.reasons,
    trust: judged.trust,
    model: judged.model,
    monitor: settings.spamcheck.monitor,
    thresholds: settings.kinds[call.content.kind].thresholds,
    known: standing && {
      spam: standing.decided.spam,
      notSpam: standing.decided.notSpam,
      flagged: standing.flagged,
      counts: settings.spamcheck.authorCounts,
    },
  }
}

/** Of two accounts that have had the name, the one that was looked at last. */
async function findAuthor(username: string): Promise<{ gitlabId: number } | null> {
  const name = username.replace(/^@/, '')
  if (name === '') return null
  return prisma().author.findFirst({
    where: { username: name },
    orderBy: { fetchedAt: 'desc' },
    select: { gitlabId: true },
  })
}

/** As GitLab's client would send it, read as the door reads it. */
function callOf(trial: CallTrial, authorId: number): AskedCall {
  const { asked, title, text, projectId, member } = trial
  const source = { correlationId: 'trial', client: 'trial' }
  const question = {
    user: userOf(trial, authorId),
    userInProject: projectId !== null && member,
    project: projectId === null ? null : { projectId, projectPath: '' },
  }
  if (asked === 'issue') return readIssue({ ...emptyIssue(), ...question, title, description: text }, source)
  if (asked === 'snippet') return readSnippet({ ...emptySnippet(), ...question, title, description: text }, source)
  const whole = asked === 'note' ? text : `${title}\n${text}`
  return readGeneric({ ...emptyGeneric(), ...question, text: whole, type: asked }, source)
}

function userOf(trial: CallTrial, id: number): WireUser {
  const { username, email, emailVerified, accountAgeDays, twoFactor } = trial
  const facts: [string, number][] = []
  if (accountAgeDays !== null) facts.push(['account_age', accountAgeDays])
  if (twoFactor !== null) facts.push(['two_factor_enabled', twoFactor ? 1 : 0])
  return {
    ...emptyUser(),
    id,
    username: username.replace(/^@/, ''),
    emails: email === '' ? [] : [{ email, verified: emailVerified }],
    abuseMetadata: new Map(facts),
  }
}
