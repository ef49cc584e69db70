import { z } from 'zod'
import { prisma } from '../db/prisma'
import { checkTrust, type Memberships } from '../trust/check-trust'
import { foldName } from '../trust/list-entry'
import type { Trust, TrustAuthor } from '../trust/trust'
import { findPresentNames } from './find-present-names'
import { readWorkers, type Workers } from './read-workers'

export const trustTrialSchema = z.strictObject({
  /** A username or an e-mail address. */
  who: z.string().trim().min(1, 'Type a username or an e-mail address.').max(320),
  /** For an address: whether its owner has confirmed it. */
  confirmed: z.boolean(),
  /** Full path of the project that the item would stand in. */
  project: z.string().trim().max(500).optional(),
})
type TrustTrial = z.infer<typeof trustTrialSchema>

export type TrustTrialAnswer = {
  trust: Trust
  /** The account, where Natterjack has met it; null for one made up from what was typed. */
  account: { username: string; emailConfirmed: boolean } | null
  /** Whether group entries stayed out of it, since only GitLab knows who is a member. */
  groupsLeftOut: boolean
  /** Whether a listed domain fits and yet exempts nobody, since GitLab doesn't confirm addresses. */
  domainIgnored: boolean
}

/**
 * Whether an author would be exempt, by the same rules that the pipeline uses. An account is taken as it was last seen; GitLab
 * isn't asked, so group membership stays out.
 */
export async function tryTrust(trial: TrustTrial & { read?: () => Promise<Workers> }): Promise<TrustTrialAnswer> {
  const { who, confirmed, project, read = readWorkers } = trial
  const seen = isAddress(who) ? null : await findAuthor(who)
  const author = seen ?? (await madeUp(who, confirmed))
  let groupsLeftOut = false
  let domainIgnored = false
  const memberships: Memberships = {
    groupsOf: async () => {
      groupsLeftOut = true
      return new Map()
    },
    groupIdsFor: async () => new Set(),
    confirmsAddresses: async () => {
      domainIgnored = (await read()).running.some(({ gitlab }) => gitlab.confirmsAddresses === false)
      return !domainIgnored
    },
  }
  const item = { projectId: project ? await findProjectId(project) : null }
  const trust = await checkTrust({ item, author, botUserId: null, memberships })
  const account = seen && { username: seen.username, emailConfirmed: seen.confirmedAt !== null }
  return { trust, account, groupsLeftOut, domainIgnored }
}

/** GitLab's usernames hold no "@"; one that leads is how people write them. */
const isAddress = (who: string): boolean => who.lastIndexOf('@') > 0

async function findAuthor(who: string): Promise<TrustAuthor | null> {
  const username = who.replace(/^@/, '')
  return prisma().author.findFirst({ where: { username: { equals: escapeLike(username), mode: 'insensitive' } } })
}

/** Prisma compares without case by ILIKE, where "_" would stand for any letter. */
const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&')

/** The listed project that has this path now, as far as Natterjack knows; one that isn't listed makes no difference. */
async function findProjectId(path: string): Promise<number | null> {
  const wanted = foldName(path)
  const entries = await prisma().listEntry.findMany({ where: { kind: 'PROJECT', removedAt: null } })
  const names = await findPresentNames({ entries })
  const entry = entries.find(({ gitlabId, value }) => foldName(names.get(`PROJECT:${gitlabId}`) ?? value) === wanted)
  return entry?.gitlabId ?? null
}

/** Somebody whom Natterjack hasn't met may be listed all the same. */
async function findListedUser(name: string): Promise<number | null> {
  const value = foldName(name)
  if (value === null) return null
  const where = { kind: 'USER', value, removedAt: null } as const
  const entry = await prisma().listEntry.findFirst({ where, orderBy: { id: 'desc' } })
  return entry?.gitlabId ?? null
}

async function madeUp(who: string, confirmed: boolean): Promise<TrustAuthor> {
  const address = isAddress(who)
  return {
    gitlabId: address ? 0 : ((await findListedUser(who.replace(/^@/, ''))) ?? 0),
    username: address ? '' : who.replace(/^@/, ''),
    email: address ? who : null,
    confirmedAt: address && confirmed ? new Date() : null,
    isAdmin: false,
    isBot: false,
    createdByAdmin: null,
    trustedBy: null,
  }
}
