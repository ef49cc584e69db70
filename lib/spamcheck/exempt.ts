import { type TrustReason, trustByAccount, trustByEntry } from '../trust/trust'
import { matchEmail, matchProject, matchUser, type TrustEntry, type TrustList } from '../trust/trust-list'
import type { AskedCall } from './call'
import type { Standing } from './standing'

type ExemptOptions = {
  call: Pick<AskedCall, 'author' | 'project'>
  trustList: TrustList
  /** False: GitLab calls addresses verified that nobody has verified, so none exempts. */
  confirmsAddresses: boolean
  standing: Standing | null
  /** On the clock of `performance.now()`. */
  now: number
}

export type Exemption = { reason: 'email allowed' | 'author trusted' | 'project trusted'; trust: TrustReason }

/**
 * Whether a call is exempt, and why, by what is in memory: the address first, as the old server did, then the author, then
 * the project. Members of listed groups are left out, since only GitLab knows who they are.
 */
export function exempt(options: ExemptOptions): Exemption | undefined {
  const byEmail = findAllowedEmail(options)
  if (byEmail) return { reason: 'email allowed', trust: trustByEntry(byEmail) }
  const byAuthor = findTrustedAuthor(options)
  if (byAuthor) return { reason: 'author trusted', trust: byAuthor }
  const { call, trustList: list, now } = options
  const byProject = matchProject({ list, projectId: call.project?.id ?? null, now })
  return byProject && { reason: 'project trusted', trust: trustByEntry(byProject) }
}

type EmailOptions = Pick<ExemptOptions, 'call' | 'trustList' | 'confirmsAddresses' | 'now'>

/** The entry that covers one of the author's verified addresses, whichever it is. */
export function findAllowedEmail({
  call,
  trustList: list,
  confirmsAddresses,
  now,
}: EmailOptions): TrustEntry | undefined {
  if (!confirmsAddresses || list.byDomain.size === 0) return undefined
  for (const { email, verified } of call.author.emails) {
    const entry = verified ? matchEmail({ list, email, confirmed: true, now }) : undefined
    if (entry) return entry
  }
  return undefined
}

function findTrustedAuthor({ call, trustList: list, standing, now }: ExemptOptions): TrustReason | undefined {
  const { gitlabId } = call.author
  const entry = gitlabId === null ? undefined : matchUser({ list, gitlabId, now })
  if (entry) return trustByEntry(entry)
  const account = standing?.account
  // Our own account writes nothing that GitLab asks about.
  return account ? trustByAccount({ ...account, email: null, confirmedAt: null }, null) : undefined
}
