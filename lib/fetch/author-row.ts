import { storableText } from '../gitlab/storable-text'
import { type AdminUser, trustedByOf } from '../gitlab/users'
import type { AuthorRow } from './fetched'
import type { AuthorFacts } from './item'

const maxName = 500
const dayMs = 86_400_000

export function authorRow(user: AdminUser, fetchedAt: Date): AuthorRow {
  const trustedBy = trustedByOf(user)
  return {
    gitlabId: user.id,
    username: user.username,
    name: storableText(user.name, maxName),
    state: user.state,
    email: user.email || null,
    confirmedAt: user.confirmed_at,
    accountCreated: user.created_at,
    isAdmin: user.is_admin === true,
    isBot: user.bot === true,
    external: user.external === true,
    twoFactor: user.two_factor_enabled ?? null,
    signInCount: user.sign_in_count ?? null,
    trustedBy: trustedBy && storableText(trustedBy, maxName),
    createdByAdmin: user.created_by === undefined ? null : user.created_by !== null,
    webUrl: user.web_url,
    fetchedAt,
  }
}

/** What the classifier may know of an author; what GitLab didn't say is left out. */
export function authorFacts(author: AuthorRow, now: Date): AuthorFacts {
  const facts: AuthorFacts = { emailConfirmed: author.confirmedAt !== null, external: author.external }
  if (author.accountCreated)
    facts.accountAgeDays = Math.max(0, (now.getTime() - author.accountCreated.getTime()) / dayMs)
  const domain = author.email?.slice(author.email.lastIndexOf('@') + 1).toLowerCase()
  if (domain && author.email?.includes('@')) facts.emailDomain = domain
  if (author.twoFactor !== null) facts.twoFactor = author.twoFactor
  if (author.signInCount !== null) facts.signInCount = author.signInCount
  if (author.createdByAdmin !== null) facts.createdByAdmin = author.createdByAdmin
  return facts
}
