import type { ItemKind } from '../fetch/item'
import { domainAndAbove, domainOfAddress } from './email-domain'
import { foldName, type ListEntryKind } from './list-entry'

/** A live list entry as it is held in memory. */
export type TrustEntry = {
  id: number
  kind: ListEntryKind
  /** As `normalEntryValue` made it. */
  value: string
  withSubs: boolean
  /** Why it was listed, in the words of whoever did. */
  reason: string
  listedBy: string
  /** When it stops counting, on the clock of `performance.now()`; null: never. */
  endsAt: number | null
}

export type TrustList = {
  byDomain: Map<string, TrustEntry>
  byUser: Map<string, TrustEntry>
  byProject: Map<string, TrustEntry>
  groups: TrustEntry[]
}

export function trustListOf(entries: readonly TrustEntry[]): TrustList {
  const byValue = (kind: ListEntryKind): Map<string, TrustEntry> =>
    new Map(entries.filter((entry) => entry.kind === kind).map((entry) => [entry.value, entry]))
  return {
    byDomain: byValue('EMAIL_DOMAIN'),
    byUser: byValue('USER'),
    byProject: byValue('PROJECT'),
    groups: entries.filter((entry) => entry.kind === 'GROUP'),
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

export function matchUser(options: { list: TrustList; username: string; now: number }): TrustEntry | undefined {
  const entry = options.list.byUser.get(foldName(options.username) ?? '')
  return stillCounts(entry, options.now) ? entry : undefined
}

/** Kinds whose `path` is the path of a project. */
const inProject: ReadonlySet<ItemKind> = new Set(['project', 'issue', 'note', 'snippet', 'merge_request'])

/** The entry for the project that an item is or stands in. */
export function matchProject(options: {
  list: TrustList
  kind: ItemKind
  path: string
  now: number
}): TrustEntry | undefined {
  const entry = inProject.has(options.kind) ? options.list.byProject.get(foldName(options.path) ?? '') : undefined
  return stillCounts(entry, options.now) ? entry : undefined
}

/** The group entries that still count: who is a member, GitLab must say. */
export function liveGroups(options: { list: TrustList; now: number }): TrustEntry[] {
  return options.list.groups.filter((entry) => stillCounts(entry, options.now))
}
