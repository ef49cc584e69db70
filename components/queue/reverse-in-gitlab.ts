import { api, messageOf } from '@/components/api-client'
import { offerAnyway } from '@/components/others-stand'
import { showToast } from '@/components/ui/toast-store'
import type { Reversed } from '@/lib/review/reverse-decision'

type ReverseInGitLabOptions = {
  itemId: number
  decisionId: number
  title: string
  /** Also when other standing decisions want the same done. */
  anyway?: boolean
  /** Whatever came of it, what the pages show is old now. */
  onSettled: () => void
}

/** Takes back a decision that GitLab has already, and says what becomes of it. Not a mutation: the toast outlives the page. */
export async function reverseInGitLab(options: ReverseInGitLabOptions): Promise<void> {
  const { itemId, decisionId, title, anyway, onSettled } = options
  try {
    const { reversals } = await api<Reversed>('PUT', `/api/items/${itemId}/reversal`, { decisionId, anyway })
    showToast({ id: `reversed-${itemId}`, title: wordsFor(reversals), detail: title })
  } catch (error) {
    const action = offerAnyway(error, () => void reverseInGitLab({ ...options, anyway: true }))
    showToast({ id: `failed-${itemId}`, tone: 'fail', title: 'Not reversed', detail: messageOf(error), action })
  } finally {
    onSettled()
  }
}

function wordsFor(reversals: Reversed['reversals']): string {
  if (reversals.some(({ state }) => state === 'PLANNED')) return 'Taken back; dry run is on, so GitLab stays as it is'
  return reversals.some(({ state }) => state !== 'REFUSED') ? 'Being reversed in GitLab' : 'Taken back'
}
