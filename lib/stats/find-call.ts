import { z } from 'zod'
import { type Reason, reasonSchema } from '../classify/score'
import { prisma } from '../db/prisma'
import { AppError } from '../errors'
import type { ItemFields } from '../fetch/item'
import { freshSettings } from '../settings/fresh-settings'
import type { Thresholds, VerdictKind } from '../settings/settings'
import { type TrustReason, trustSchema } from '../trust/trust'
import { type AskedAuthorFacts, askedAuthor } from './asked-author'
import { type CallRow, callColumns, findPresentItems } from './find-calls'

const fieldsSchema = z.record(z.string(), z.string()).nullable().catch(null)
const reasonsSchema = z.array(reasonSchema).nullable().catch(null)
const storedTrust = trustSchema.nullable().catch(null)

export type CallDetail = CallRow & {
  correlationId: string
  userInProject: boolean
  uncapped: VerdictKind
  model: string | null
  settingsId: number | null
  trust: TrustReason | null
  author: AskedAuthorFacts
  thresholds: Thresholds
  /** Null: not kept, erased, or withheld. */
  fields: ItemFields | null
  reasons: Reason[] | null
  /**
   * Why there is no text, when there is none. `withheld`: this reader may not see it. `trusted`: texts of those are never stored.
   * `joined`: the item has it. `unscored`: nothing was evaluated, so nothing was kept. `erased`: its time was up.
   */
  textless: 'withheld' | 'trusted' | 'unscored' | 'joined' | 'erased' | null
}

type FindCallOptions = {
  id: bigint
  /** Whether the reader may see texts that GitLab asked about: it doesn't say which of them are confidential. */
  seesAsked: boolean
}

/** @throws AppError `not_found` */
export async function findCall({ id, seesAsked }: FindCallOptions): Promise<CallDetail> {
  const select = {
    ...callColumns,
    correlationId: true,
    userInProject: true,
    uncapped: true,
    model: true,
    settingsId: true,
    trust: true,
    author: true,
    fields: true,
    reasons: true,
  } as const
  const [{ settings }, found] = await Promise.all([
    freshSettings(),
    prisma().spamcheckCall.findUnique({ where: { id }, select }),
  ])
  if (!found)
    throw new AppError({ code: 'not_found', message: 'There is no call with this number. Calls are kept for 90 days.' })
  const { fields, reasons, trust, author, ...row } = found
  const there = await findPresentItems([row.itemId])
  const isTrusted = storedTrust.parse(trust)
  // Reasons quote the text, so they are as secret as it is until everybody can see the item itself.
  const open = seesAsked || row.joinedAt !== null
  return {
    ...row,
    id: String(row.id),
    itemId: row.itemId !== null && there.has(row.itemId) ? row.itemId : null,
    trust: isTrusted,
    author: askedAuthor(author),
    thresholds: settings.kinds[row.kind].thresholds,
    fields: open ? fieldsSchema.parse(fields) : null,
    reasons: open ? reasonsSchema.parse(reasons) : null,
    textless: textlessOf({ row, withheld: !open, trusted: isTrusted !== null, fields }),
  }
}

type TextlessOptions = {
  row: { joinedAt: Date | null; evaluated: boolean }
  withheld: boolean
  trusted: boolean
  fields: unknown
}

function textlessOf({ row, withheld, trusted, fields }: TextlessOptions): CallDetail['textless'] {
  if (withheld) return 'withheld'
  if (fields !== null) return null
  if (row.joinedAt !== null) return 'joined'
  if (trusted) return 'trusted'
  return row.evaluated ? 'erased' : 'unscored'
}
