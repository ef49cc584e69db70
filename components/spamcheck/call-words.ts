import type { Tone } from '@/components/ui/badge'
import type { VerdictKind } from '@/lib/settings/settings'
import { askedNames } from '@/lib/settings/settings-words'
import { askedKindOf } from '@/lib/spamcheck/effect-in-gitlab'

export const answerNames: Record<VerdictKind, string> = {
  ALLOW: 'Allow',
  CONDITIONAL_ALLOW: 'Conditional allow',
  DISALLOW: 'Disallow',
  BLOCK: 'Block',
  NOOP: 'No opinion',
}

export const answerTones: Record<VerdictKind, Tone> = {
  ALLOW: 'calm',
  CONDITIONAL_ALLOW: 'warn',
  DISALLOW: 'hot',
  BLOCK: 'fail',
  NOOP: 'neutral',
}

/** `merge_request` → "Merge request"; what GitLab calls by a name of its own stays that. */
export function typeWords(type: string): string {
  const asked = askedKindOf(type)
  return asked === 'other' ? type.replaceAll('_', ' ') : askedNames[asked].replace(/s$/, '')
}

/** The rule that decided, in words; the door's own short ones are what dashboards count. */
export const ruleWords: Record<string, string> = {
  'project not allowed': 'The project is not to be checked, by the lists in the settings.',
  'classifier not loaded': 'No model is active yet. Start a worker: it makes one known.',
  'email allowed': 'A verified address of the author is in a trusted domain.',
  'ml inference score': 'The score, the thresholds and the limits decided.',
  'author trusted': 'The author is trusted.',
  'project trusted': 'The project is trusted.',
  failed: 'The model gave no number. An admin can go back to the model before.',
}

export const refusedWords: Record<string, string> = {
  unauthenticated: 'wrong key',
  malformed: 'malformed',
  too_large: 'too large',
  cancelled: 'cancelled',
}

/** 1840 µs → "1.8 ms" */
export function tookWords(micros: number): string {
  return millisecondWords(micros / 1_000)
}

export function millisecondWords(ms: number): string {
  return `${ms < 10 ? ms.toFixed(1) : Math.round(ms).toLocaleString('en')} ms`
}

export function byteWords(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000).toLocaleString('en')} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}
