import type { PlanView } from '@/lib/review/item-detail'
import type { DecisionKind } from '@/lib/review/queue-row'

export const decisionWords: Record<DecisionKind, string> = {
  SPAM: 'Spam',
  NOT_SPAM: 'Not spam',
  UNSURE: 'Unsure',
  SKIP: 'Skipped',
}

type EffectOptions = { plan: PlanView; dryRun: boolean; undoSeconds: number }

/** What "Spam" would lead to, in a sentence that stands under the button. */
export function effectOf({ plan: { words, later, refused }, dryRun, undoSeconds }: EffectOptions): string {
  if (later.length > 0) {
    const now =
      words.length > 0
        ? effectOf({ plan: { words, later: [], refused }, dryRun, undoSeconds })
        : 'Spam: nothing in GitLab yet.'
    return `${now} Once GitLab has saved it${dryRun ? ', would' : ''}: ${later.join(', ')}.`
  }
  if (words.length === 0)
    return refused ? `Spam: nothing in GitLab. ${refused}` : 'Spam: nothing is done in GitLab for this kind.'
  const list = words.map(lowerFirst).join(', ')
  const plan = dryRun
    ? `Dry run: would ${list}; nothing happens in GitLab.`
    : `Spam: ${list}. Undo for ${undoSeconds}\u00a0s.`
  return refused ? `${plan} ${refused}` : plan
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
