import type { Model } from '../classify/model'
import { scoreContent } from '../classify/score-content'
import { capVerdict, judge } from '../decide/verdict'
import type { Settings, VerdictKind } from '../settings/settings'
import type { TrustList } from '../trust/trust-list'
import type { AnswerReason } from './answer-reason'
import type { AskedCall, JudgedCall } from './call'
import { exempt, findAllowedEmail } from './exempt'
import { isProjectAllowed } from './project-filter'
import type { Lately, Standing } from './standing'
import { weighHistory } from './weigh-history'
import { explainBefore, withHistory } from './with-history'

export type JudgeCallOptions = {
  call: AskedCall
  settings: Settings
  settingsId: number | null
  trustList: TrustList
  /** Whether the GitLab makes people confirm their addresses; false: nobody is exempt by theirs. */
  confirmsAddresses: boolean
  /** Null: there is none, and nothing is evaluated. */
  model: Model | null
  /** What is known of the author, be it that he was never met; null: not in time, or GitLab didn't say who it is. */
  standing: Standing | null
  lately?: Lately | null
  /** From which score on reasons are wanted; left out: from what the mildest verdict takes. Below, nobody reads them. */
  explainFrom?: number
  /** On the clock of `performance.now()`. */
  now: number
}

/**
 * What GitLab is answered to one call, and what led to it. Pure and synchronous. The order of the rules is part of what
 * GitLab's admins rely on: docs/spamcheck-rules.md has it beside the old server's.
 * @throws what the classifier throws
 */
export function judgeCall(options: JudgeCallOptions): JudgedCall {
  const { call, settings, settingsId, model } = options
  const { spamcheck } = settings
  const projectAllowed = isProjectAllowed({ project: call.project, lists: spamcheck })
  if (!projectAllowed || !model) {
    const reason = projectAllowed ? 'classifier not loaded' : 'project not allowed'
    return {
      ...notEvaluated(reason),
      emailAllowed: findAllowedEmail(options) !== undefined,
      projectAllowed,
      settingsId,
    }
  }
  const { kind } = call.content
  const scored = score(options, model)
  const { verdict, uncapped, route } = judge({ score: scored.score, kind, settings })
  // A model whose weights are no numbers says nothing.
  if (verdict === 'NOOP') return { ...notEvaluated('failed'), settingsId }
  const exemption = exempt(options)
  const judged = exemption ? 'ALLOW' : capAnswer(verdict, options)
  return {
    answer: {
      verdict: spamcheck.monitor ? 'ALLOW' : judged,
      score: scored.score,
      reason: exemption?.reason ?? 'ml inference score',
      evaluated: true,
      extraAttributes: spamcheck.monitor ? { monitorMode: 'true', verdict: judged } : {},
    },
    judged,
    uncapped,
    route: exemption || route === 'ALLOW' ? 'ALLOW' : 'REVIEW',
    score: scored.score,
    reasons: scored.reasons,
    model: model.name,
    trust: exemption?.trust ?? null,
    emailAllowed: exemption?.reason === 'email allowed',
    projectAllowed,
    settingsId,
  }
}

/** NOOP with a reason: GitLab goes on as if nobody had been asked. */
export function notEvaluated(reason: AnswerReason): JudgedCall {
  return {
    answer: { verdict: 'NOOP', score: 0, reason, evaluated: false, extraAttributes: {} },
    judged: 'NOOP',
    uncapped: 'NOOP',
    route: 'ALLOW',
    score: null,
    reasons: [],
    model: null,
    trust: null,
    emailAllowed: false,
    projectAllowed: true,
    settingsId: null,
  }
}

function score(options: JudgeCallOptions, model: Model): Pick<JudgedCall, 'reasons'> & { score: number } {
  const { call, settings, standing, lately = null } = options
  const { explainFrom: from = settings.kinds[call.content.kind].thresholds.conditional } = options
  const shift = weighHistory(settings.spamcheck.authorCounts ? { standing, lately } : { standing: null, lately: null })
  const scored = scoreContent({ model, content: call.content, explainFrom: explainBefore({ from, shift }) })
  return withHistory({ scored, shift })
}

/**
 * By the cap of the door, on top of the kind's own. BLOCK bans without a person: only where the admins said so in so many
 * words, and nobody of whom it isn't known whether he is exempt, as while the database is away.
 */
function capAnswer(verdict: VerdictKind, { call, settings: { spamcheck }, standing }: JudgeCallOptions): VerdictKind {
  const capped = capVerdict({ verdict, cap: spamcheck.caps[call.asked] })
  return spamcheck.allowBlock && standing ? capped : capVerdict({ verdict: capped, cap: 'DISALLOW' })
}
