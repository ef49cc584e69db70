import type { ItemKind } from '../fetch/item'
import { type Trust, type TrustAuthor, type TrustReason, trustByAccount, trustByEntry } from './trust'
import { liveGroups, matchEmail, matchProject, matchUser, type TrustEntry, type TrustList } from './trust-list'
import { currentTrustList } from './trust-list-store'

/** What GitLab must be asked; lib/trust/memberships.ts asks it. */
export type Memberships = {
  /** Ids of the groups that an account is a direct member of. */
  groupsOf: (userId: number) => Promise<ReadonlySet<number>>
  /** Ids of the groups whose direct members count as members of the listed one. Empty when there is no such group. */
  groupIdsFor: (group: { path: string; withSubs: boolean }) => Promise<ReadonlySet<number>>
}

type CheckTrustOptions = {
  item: { kind: ItemKind; path: string }
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
    (author ? matchAuthor(list, author, now) : undefined) ??
    matchProject({ list, kind: item.kind, path: item.path, now }) ??
    (author ? await matchGroup(liveGroups({ list, now }), author, memberships) : undefined)
  return entry ? trusted(trustByEntry(entry)) : { trusted: false }
}

const trusted = (reason: TrustReason): Trust => ({ trusted: true, ...reason })

function matchAuthor(list: TrustList, author: TrustAuthor, now: number): TrustEntry | undefined {
  return (
    matchUser({ list, username: author.username, now }) ??
    matchEmail({ list, email: author.email, confirmed: author.confirmedAt !== null, now })
  )
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
    const ids = await memberships.groupIdsFor({ path: entry.value, withSubs: entry.withSubs })
    for (const id of ids) if (own.has(id)) return entry
  }
  return undefined
}
