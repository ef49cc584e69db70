import { z } from 'zod'
import { isInternalBot } from './internal-bot'
import type { ListEntryKind } from './list-entry'
import { accessName } from './min-access'
import type { TrustEntry } from './trust-list'

export const trustRules = [
  'own_bot',
  'admin',
  'gitlab_bot',
  'trusted_by',
  'user',
  'email_domain',
  'project',
  'group',
] as const

/** Why an item is exempt, as stored with the verdict and shown to moderators. */
export const trustSchema = z.object({
  rule: z.enum(trustRules),
  /** A sentence without its full stop, such as "e-mail domain epfl.example, listed by Ada: university". */
  reason: z.string(),
  /** The list entry, where the rule is one. */
  entryId: z.number().int().optional(),
})
export type TrustReason = z.infer<typeof trustSchema>
export type Trust = { trusted: false } | ({ trusted: true } & TrustReason)

/** What the rules ask of an author; null in a field: unknown. */
export type TrustAuthor = {
  gitlabId: number
  username: string
  email: string | null
  confirmedAt: Date | null
  isAdmin: boolean
  isBot: boolean
  /** Whether somebody made the account for them; null: GitLab doesn't say. */
  createdByAdmin: boolean | null
  /** Value of GitLab's custom attribute, "<admin's username>/<id>+<time>". */
  trustedBy: string | null
}

/**
 * The rules that need nothing but the author. Bots behind access tokens and service accounts are judged like anybody, even
 * in the project they belong to: whoever has a project can make one, and would post his spam there through it.
 */
export function trustByAccount(author: TrustAuthor, botUserId: number | null): TrustReason | undefined {
  if (author.gitlabId === botUserId) return { rule: 'own_bot', reason: 'Natterjack’s own account' }
  if (author.isAdmin) return { rule: 'admin', reason: 'administrator of GitLab' }
  if (isInternalBot(author)) return { rule: 'gitlab_bot', reason: 'bot of GitLab' }
  if (author.trustedBy) {
    return { rule: 'trusted_by', reason: `trusted in GitLab by ${author.trustedBy.split('/', 1)[0]}` }
  }
  return undefined
}

const words: Record<ListEntryKind, { rule: TrustReason['rule']; say: (entry: TrustEntry) => string }> = {
  EMAIL_DOMAIN: {
    rule: 'email_domain',
    say: ({ value, withSubs }) => `e-mail domain ${value}${withSubs ? ' and below' : ''}`,
  },
  USER: { rule: 'user', say: ({ value }) => `user ${value}` },
  GROUP: {
    rule: 'group',
    say: ({ value, withSubs, minAccess }) =>
      `${accessName(minAccess)} of group ${value}${withSubs ? ' or a group below' : ''}`,
  },
  PROJECT: { rule: 'project', say: ({ value }) => `project ${value}` },
}

export function trustByEntry(entry: TrustEntry): TrustReason {
  const { rule, say } = words[entry.kind]
  return { rule, reason: `${say(entry)}, listed by ${entry.listedBy}: ${entry.reason}`, entryId: entry.id }
}
