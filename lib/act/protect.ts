import type { Trust, TrustAuthor } from '../trust/trust'
import { trustByAccount } from '../trust/trust'
import type { Refusal } from './plan'

type ProtectOptions = {
  author: TrustAuthor | null
  /** Null: not known in this process; it is asked again before the call. */
  botUserId: number | null
  /** What the trust rules say of the item, as far as it is known. */
  trust: Trust
}

const words = {
  own_bot: { reason: 'ourselves', detail: 'This is the account Natterjack itself works with.' },
  admin: { reason: 'admin', detail: 'The account is an administrator of GitLab, and those are never acted on.' },
  gitlab_bot: { reason: 'bot', detail: 'The account is one of GitLab’s own bots, and those are never acted on.' },
} as const

/** Whom nothing is ever done to, whoever decided it: administrators, GitLab's own bots, ourselves and the trusted. */
export function protectedBy({ author, botUserId, trust }: ProtectOptions): Refusal | null {
  const account = author ? trustByAccount(author, botUserId) : undefined
  const found = account ?? (trust.trusted ? trust : undefined)
  if (!found) return null
  if (found.rule === 'own_bot' || found.rule === 'admin' || found.rule === 'gitlab_bot') return words[found.rule]
  return {
    reason: 'trusted',
    detail: `Trusted (${found.reason}), and the trusted are never acted on. Take it off the list first if that is wrong.`,
  }
}
