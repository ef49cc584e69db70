import { scorePoints } from '../settings/score-words'
import type { VerdictKind } from '../settings/settings'
import { askedKindOf, effectWord } from './effect-in-gitlab'

type AskedWordsOptions = { type: string; score: number | null; verdict: VerdictKind; judged: VerdictKind }

/** "GitLab asked before saving: score 61, answered CAPTCHA": what happens in GitLab rather than how the answer is called. */
export function askedWords({ type, score, verdict, judged }: AskedWordsOptions): string {
  const asked = askedKindOf(type)
  const answered = effectWord({ asked, verdict })
  const would =
    judged === verdict ? '' : ` (only watching: it would have been ${effectWord({ asked, verdict: judged })})`
  return `GitLab asked before saving: ${score === null ? 'no score' : `score ${scorePoints(score)}`}, answered ${answered}${would}`
}

/** What may become of something that GitLab asked about and hasn't saved, by the last answer. */
export function whatNext({ type, verdict }: Pick<AskedWordsOptions, 'type' | 'verdict'>): string {
  const joins = 'it appears here by its hook and joins this entry'
  switch (effectWord({ asked: askedKindOf(type), verdict })) {
    case 'CAPTCHA':
      return `GitLab was told to ask for a CAPTCHA: if the author solves it, ${joins}.`
    case 'saved':
    case 'saved, no opinion':
      return `GitLab was told to save it: once it has, ${joins}.`
    default:
      return `GitLab was told to refuse it. If it is saved all the same, ${joins}.`
  }
}
