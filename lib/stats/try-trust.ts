import { z } from 'zod'
import { prisma } from '../db/prisma'
import { checkTrust, type Memberships } from '../trust/check-trust'
import type { Trust, TrustAuthor } from '../trust/trust'

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
}

/**
 * Whether an author would be exempt, by the same rules that the pipeline uses. An account is taken as it was last seen; GitLab
 * isn't asked, so group membership stays out.
 */
export async function tryTrust({ who, confirmed, project }: TrustTrial): Promise<TrustTrialAnswer> {
  const seen = isAddress(who) ? null : await findAuthor(who)
  const author = seen ?? madeUp(who, confirmed)
  let groupsLeftOut = false
  const memberships: Memberships = {
    groupsOf: async () => {
      groupsLeftOut = true
      return new Set()
    },
    groupIdsFor: async () => new Set(),
  }
  const item = project ? ({ kind: 'issue', path: project } as const) : ({ kind: 'user', path: '' } as const)
  const trust = await checkTrust({ item, author, botUserId: null, memberships })
  const account = seen && { username: seen.username, emailConfirmed: seen.confirmedAt !== null }
  return { trust, account, groupsLeftOut }
}

/** GitLab's usernames hold no "@"; one that leads is how people write them. */
const isAddress = (who: string): boolean => who.lastIndexOf('@') > 0

async function findAuthor(who: string): Promise<TrustAuthor | null> {
  const username = who.replace(/^@/, '')
  return prisma().author.findFirst({ where: { username: { equals: escapeLike(username), mode: 'insensitive' } } })
}

/** Prisma compares without case by ILIKE, where "_" would stand for any letter. */
const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&')

function madeUp(who: string, confirmed: boolean): TrustAuthor {
  const address = isAddress(who)
  return {
    gitlabId: 0,
    username: address ? '' : who.replace(/^@/, ''),
    email: address ? who : null,
    confirmedAt: address && confirmed ? new Date() : null,
    isAdmin: false,
    isBot: false,
    createdByAdmin: null,
    trustedBy: null,
  }
}
