import type { VerdictKind } from '../settings/settings'
import { type AskedKind, askedKinds } from '../settings/spamcheck-settings'

/** Which cap and which effect count for a type as GitLab calls it. */
export function askedKindOf(type: string): AskedKind {
  return askedKinds.find((kind) => kind === type) ?? 'other'
}

/** What GitLab can ask for a CAPTCHA about. */
const withCaptcha: readonly AskedKind[] = ['issue', 'snippet']

type EffectOptions = { asked: AskedKind; verdict: VerdictKind }

/** What GitLab does with an answer, in a word or two. */
export function effectWord({ asked, verdict }: EffectOptions): string {
  if (verdict === 'NOOP') return 'saved, no opinion'
  if (verdict === 'ALLOW') return 'saved'
  if (verdict === 'BLOCK') return 'refused, author banned'
  return verdict === 'CONDITIONAL_ALLOW' && withCaptcha.includes(asked) ? 'CAPTCHA' : 'refused'
}

/** The same in a sentence. */
export function effectSentence({ asked, verdict }: EffectOptions): string {
  switch (verdict) {
    case 'NOOP':
      return 'GitLab saves it: Natterjack has no opinion.'
    case 'ALLOW':
      return 'GitLab saves it.'
    case 'CONDITIONAL_ALLOW':
      return withCaptcha.includes(asked)
        ? 'GitLab asks for a CAPTCHA and saves it once that is solved. Without reCAPTCHA in GitLab it is refused.'
        : 'GitLab refuses to save it: it has no CAPTCHA for this kind.'
    case 'DISALLOW':
      return 'GitLab refuses to save it.'
    case 'BLOCK':
      return 'GitLab refuses to save it and bans the author at once, without a person looking.'
  }
}
