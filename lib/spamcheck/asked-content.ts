import type { ItemContent, ItemKind, ItemMeta } from '../fetch/item'
import { itemFields } from '../fetch/item-fields'
import type { AskedCall } from './call'
import { textKey } from './text-key'
import type { WireUser } from './wire'

const dayMs = 86_400_000
/** More days than Unix time has seen: whatever is beyond isn't the age of an account. */
const mostDays = 36_500

type AskedContentOptions = {
  kind: ItemKind
  /** Text by GitLab's names of the fields, as sent. */
  source: Record<string, string>
  author: AskedCall['author']
  user: WireUser | null
  /** Undefined: it stands in no project, so nobody is a member. */
  userInProject: boolean | undefined
  nowMs: number
}

/** What is scored, and what the item is to be recognised by once it is saved. */
export function askedContent(options: AskedContentOptions): Pick<AskedCall, 'content' | 'textKey'> {
  const { kind, source, author, user, userInProject, nowMs } = options
  const { fields, whole, cut } = itemFields(kind, source)
  const meta: ItemMeta = { author: authorFacts(author, user, nowMs) }
  if (userInProject !== undefined) meta.userInProject = userInProject
  if (cut.length > 0) meta.cut = cut
  const content: ItemContent = { kind, fields, meta }
  const key = textKey({ kind, authorId: author.gitlabId, username: author.username, fields: whole })
  if (!key) throw new RangeError(`GitLab asks about nothing of the kind ${kind}`)
  return { content, textKey: key }
}

/** What GitLab says of the account, as far as it can be believed: nothing of it is checked on the way. */
function authorFacts(author: AskedCall['author'], user: WireUser | null, nowMs: number): ItemMeta['author'] {
  const facts: NonNullable<ItemMeta['author']> = {}
  const age = ageDays(author, user, nowMs)
  if (age !== undefined) facts.accountAgeDays = age
  const twoFactor = user?.abuseMetadata.get('two_factor_enabled')
  if (twoFactor === 0 || twoFactor === 1) facts.twoFactor = twoFactor === 1
  if (author.emails.length > 0) facts.emailConfirmed = author.emails.some(({ verified }) => verified)
  const domain = domainOf(author.emails[0]?.email ?? '')
  if (domain) facts.emailDomain = domain
  return facts
}

function ageDays(author: AskedCall['author'], user: WireUser | null, nowMs: number): number | undefined {
  const said = user?.abuseMetadata.get('account_age')
  if (said !== undefined && said >= 0 && said <= mostDays) return said
  if (!author.createdAt) return undefined
  return Math.max(0, (nowMs - author.createdAt.getTime()) / dayMs)
}

/** The part after the last "@", in lower case; empty where there is none. */
function domainOf(address: string): string {
  const at = address.lastIndexOf('@')
  return at < 0 ? '' : address.slice(at + 1).toLowerCase()
}
