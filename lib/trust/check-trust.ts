import { type Trust, type TrustAuthor, type TrustReason, trustByAccount, trustByEntry } from './trust'
import { liveGroups, matchEmail, matchProject, matchUser, type TrustEntry, type TrustList } from './trust-list'
import { currentTrustList } from './trust-list-store'

/** What GitLab must be asked; lib/trust/memberships.ts asks it. */
export type Memberships = {
  /** The groups that an account is a direct member of, by id, with its access level there. */
  groupsOf: (userId: number) => Promise<ReadonlyMap<number, number>>
  /** Ids of the groups whose direct members count as members of the listed one. Empty when there is no such group. */
  groupIdsFor: (group: { id: number; withSubs: boolean }) => Promise<ReadonlySet<number>>
  /** False: GitLab calls addresses confirmed that nobody has confirmed. */
  confirmsAddresses: () => Promise<boolean>
}

type CheckTrustOptions = {
  item: {
    /** GitLab's id of the project that the item is or stands in; null: none, or unknown. */
    projectId: number | null
  }
  /** Null: GitLab doesn't say who wrote it, so only its project can be trusted. */
  author: TrustAuthor | null
  /** GitLab's id of the account our token belongs to. */
  botUserId: number | null
  memberships: Memberships
}

/**
 * Whether an item is exempt from screening, and why: account, then list entries, the cheapest question first.
 * @throws what `memberships` throws when GitLab can't be asked: not knowing is no reason to screen or to exempt
 */
export async function checkTrust({ item, author, botUserId, memberships }: CheckTrustOptions): Promise<Trust> {
  const byAccount = author ? trustByAccount(author, botUserId) : undefined
  if (byAccount) return trusted(byAccount)
  const list = await currentTrustList()
  const now = performance.now()
  const entry =
    (author ? await matchAuthor({ list, author, now, memberships }) : undefined) ??
    matchProject({ list, projectId: item.projectId, now }) ??
    (author ? await matchGroup(liveGroups({ list, now }), author, memberships) : undefined)
  return entry ? trusted(trustByEntry(entry)) : { trusted: false }
}

/** Owner, as an access level: what is asked for should an entry not say. */
const owner = 50
const trusted = (reason: TrustReason): Trust => ({ trusted: true, ...reason })

type MatchAuthorOptions = { list: TrustList; author: TrustAuthor; now: number; memberships: Memberships }

async function matchAuthor({ list, author, now, memberships }: MatchAuthorOptions): Promise<TrustEntry | undefined> {
  const byUser = matchUser({ list, gitlabId: author.gitlabId, now })
  if (byUser) return byUser
  const byEmail = matchEmail({ list, email: author.email, confirmed: author.confirmedAt !== null, now })
  return byEmail && (await memberships.confirmsAddresses()) ? byEmail : undefined
}

async function matchGroup(
  entries: TrustEntry[],
  author: TrustAuthor,
  memberships: Memberships,
): Promise<TrustEntry | undefined> {
  if (entries.length === 0) return undefined
  const own = await memberships.groupsOf(author.gitlabId)
  if (own.size === 0) return undefined
  for (const entry of entries) {
    if (entry.gitlabId === null) continue
    const ids = await memberships.groupIdsFor({ id: entry.gitlabId, withSubs: entry.withSubs })
    for (const id of ids) if ((own.get(id) ?? 0) >= (entry.minAccess ?? owner)) return entry
  }
  return undefined
}
