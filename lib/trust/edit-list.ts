import { type Actor, recordAudit } from '../audit/record-audit'
import { notifyLive } from '../db/live'
import { prisma } from '../db/prisma'
import { AppError } from '../errors'
import { Prisma } from '../generated/prisma/client'
import { type ListEntryKind, normalEntryValue } from './list-entry'
import { defaultMinAccess, type MinAccess } from './min-access'
import { type ResolveEntry, resolveEntry } from './resolve-entry'
import { dropTrustList } from './trust-list-store'
import { writeListEntry } from './write-list-entry'

type AddListEntryOptions = {
  kind: ListEntryKind
  /** As typed; it is stored in its normal form. */
  value: string
  /** Domains: every sub-domain too. Groups: members of sub-groups too. */
  withSubs?: boolean
  /** Groups: the least access level of a member who counts; 30 (Developer) when left out. */
  minAccess?: MinAccess
  /** Refuses the entry when the name is another's by now: for putting one back. */
  gitlabId?: number | null
  reason: string
  expiresAt?: Date | null
  actor: Actor
  /** Asks GitLab whose name it is; another one in tests. */
  resolve?: ResolveEntry
}

const maxReason = 500

/**
 * Lists an author or a project as trusted; every process follows within a moment.
 * @throws AppError `bad_request` saying what is wrong with the value, also when GitLab has nothing of that name; `conflict`
 *   when it is listed already; `unavailable` when GitLab can't be asked
 */
export async function addListEntry(options: AddListEntryOptions): Promise<{ id: number; value: string }> {
  const { kind, actor, expiresAt = null, resolve = resolveEntry } = options
  const withSubs = (kind === 'EMAIL_DOMAIN' || kind === 'GROUP') && options.withSubs === true
  const value = checked(normalEntryValue({ kind, value: options.value, withSubs }))
  const reason = options.reason.trim()
  if (!reason || reason.length > maxReason) throw refuse(`Give a reason of at most ${maxReason} characters.`)
  if (expiresAt && !(expiresAt.getTime() > Date.now())) throw refuse('The day it ends on has passed already.')
  const gitlabId = await resolve({ kind, value })
  if (options.gitlabId && options.gitlabId !== gitlabId)
    throw refuse(`"${value}" is somebody else’s name by now. Add the entry anew under the present name.`)
  const minAccess = kind === 'GROUP' ? (options.minAccess ?? defaultMinAccess) : null
  try {
    const entry = { kind, value, gitlabId, withSubs, minAccess, reason, expiresAt }
    const { id } = await prisma().$transaction((tx) => writeListEntry({ tx, entry, actor }))
    dropTrustList()
    return { id, value }
  } catch (error) {
    if (!(error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002')) throw error
    throw new AppError({ code: 'conflict', message: `"${value}" is listed already.`, cause: error })
  }
}

/**
 * Ends an entry; the row stays, so that old verdicts can still say why they trusted.
 * @throws AppError `not_found` when there is no such entry or it was removed before
 */
export async function removeListEntry({ entryId, actor }: { entryId: number; actor: Actor }): Promise<void> {
  await prisma().$transaction(async (tx) => {
    const [entry] = await tx.$queryRaw<{ kind: string; value: string; gitlabId: number | null; reason: string }[]>`
      UPDATE list_entry SET removed_at = now() WHERE id = ${entryId} AND removed_at IS NULL
      RETURNING kind::text AS kind, value, gitlab_id AS "gitlabId", reason`
    if (!entry) {
      throw new AppError({ code: 'not_found', message: 'This entry was removed already. Load the list again.' })
    }
    await notifyLive(tx, { topic: 'lists', ids: [entryId] })
    await recordAudit({ tx, actor, action: 'list.removed', subject: `list_entry:${entryId}`, before: entry })
  })
  dropTrustList()
}

function checked(result: ReturnType<typeof normalEntryValue>): string {
  if ('problem' in result) throw refuse(result.problem)
  return result.value
}

const refuse = (message: string): AppError => new AppError({ code: 'bad_request', message })
