import { domainAndAbove, domainOfAddress } from './email-domain'
import type { ListEntryKind } from './list-entry'

/** A live list entry as it is held in memory. */
export type TrustEntry = {
  id: number
  kind: ListEntryKind
  /** As `normalEntryValue` made it. */
  value: string
  /** GitLab's id of the user, group or project; null for domains. */
  gitlabId: number | null
  withSubs: boolean
  /** For groups: the least access level of a member who counts. */
  minAccess: number | null
  /** Why it was listed, in the words of whoever did. */
  reason: string
  listedBy: string
  /** When it stops counting, on the clock of `performance.now()`; null: never. */
  endsAt: number | null
}

export type TrustList = {
  byDomain: Map<string, TrustEntry>
  byUser: Map<number, TrustEntry>
  byProject: Map<number, TrustEntry>
  groups: TrustEntry[]
}

export function trustListOf(entries: readonly TrustEntry[]): TrustList {
  const of = (kind: ListEntryKind): TrustEntry[] => entries.filter((entry) => entry.kind === kind)
  // By GitLab's id: a name that was given up may be anybody's by now.
  const byId = (kind: ListEntryKind): Map<number, TrustEntry> =>
    new Map(of(kind).flatMap((entry) => (entry.gitlabId === null ? [] : [[entry.gitlabId, entry] as const])))
  return {
    byDomain: new Map(of('EMAIL_DOMAIN').map((entry) => [entry.value, entry])),
    byUser: byId('USER'),
    byProject: byId('PROJECT'),
    groups: of('GROUP'),
  }
}

const stillCounts = (entry: TrustEntry | undefined, now: number): entry is TrustEntry =>
  entry !== undefined && (entry.endsAt === null || entry.endsAt > now)

/**
 * The entry that covers an address. Only a confirmed address counts: anybody can sign up with somebody else's.
 * The longest listed domain wins, so that the reason shown is the closest one.
 */
export function matchEmail(options: {
  list: TrustList
  email: string | null
  confirmed: boolean
  now: number
}): TrustEntry | undefined {
  const domain = options.confirmed && options.email ? domainOfAddress(options.email) : null
  if (!domain) return undefined
  return domainAndAbove(domain)
    .map((candidate) => options.list.byDomain.get(candidate))
    .find((entry) => stillCounts(entry, options.now) && (entry.value === domain || entry.withSubs))
}

export function matchUser(options: { list: TrustList; gitlabId: number; now: number }): TrustEntry | undefined {
  const entry = options.list.byUser.get(options.gitlabId)
  return stillCounts(entry, options.now) ? entry : undefined
}

/** The entry for the project that an item is or stands in. */
export function matchProject(options: {
  list: TrustList
  projectId: number | null
  now: number
}): TrustEntry | undefined {
  const entry = options.projectId === null ? undefined : options.list.byProject.get(options.projectId)
  return stillCounts(entry, options.now) ? entry : undefined
}

/** The group entries that still count: who is a member, GitLab must say. */
export function liveGroups(options: { list: TrustList; now: number }): TrustEntry[] {
  return options.list.groups.filter((entry) => stillCounts(entry, options.now))
}
