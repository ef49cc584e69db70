import type { Subject } from './subject'
import { mayHaveCaptcha } from './subject'

export type Verdict = 'ALLOW' | 'CONDITIONAL_ALLOW' | 'DISALLOW' | 'BLOCK' | 'NOOP' | 'OVERRIDE'

const byNumber: readonly Verdict[] = ['ALLOW', 'CONDITIONAL_ALLOW', 'DISALLOW', 'BLOCK', 'NOOP']

/** A number that GitLab doesn't know is taken for ALLOW. */
export function verdictOf(number: number): Verdict {
  return byNumber[number] ?? 'ALLOW'
}

const severity: Record<Verdict, number> = {
  BLOCK: 1,
  DISALLOW: 2,
  CONDITIONAL_ALLOW: 3,
  OVERRIDE: 4,
  ALLOW: 5,
  NOOP: 6,
}

export type VerdictInput = {
  /** Null: nobody answered. */
  spamcheck: Verdict | null
  subject: Pick<Subject, 'public' | 'actor'>
  allowPossibleSpam: boolean
}

/** The final verdict: without an answer all is allowed, and a bad one is overridden where GitLab lets possible spam pass. */
export function combineVerdicts({ spamcheck, subject, allowPossibleSpam }: VerdictInput): Verdict {
  const strictest = spamcheck ?? 'ALLOW'
  if (severity[strictest] >= severity.OVERRIDE) return strictest
  const trusted = subject.actor.customAttributes.has('trusted_by')
  return allowPossibleSpam || trusted || !subject.public ? 'OVERRIDE' : strictest
}

export type Effect = 'saved' | 'logged' | 'captcha' | 'refused' | 'refused-and-banned'

export function effectOf(verdict: Verdict, subject: Subject, recaptchaEnabled: boolean): Effect {
  if (verdict === 'BLOCK') return 'refused-and-banned'
  if (verdict === 'DISALLOW') return 'refused'
  if (verdict === 'CONDITIONAL_ALLOW') return recaptchaEnabled && mayHaveCaptcha(subject) ? 'captcha' : 'refused'
  return verdict === 'OVERRIDE' ? 'logged' : 'saved'
}
