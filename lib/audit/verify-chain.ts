import { prisma } from '../db/prisma'

type SealedRow = { id: bigint; hash: Uint8Array | null; expected: Uint8Array }

export type ChainProblem = { id: string; message: string }

export type ChainCheck = {
  /** How far the chain has been checked; pass it as `after` to go on. */
  checkedTo: string
  /** Number of the newest entry, to tell how much is left. */
  newest: string
  finished: boolean
  /** The first entry that doesn't fit; the check ends there. */
  problem: ChainProblem | null
  /** Hash of the last entry checked, in hex. Noted down elsewhere, it also shows later whether newest entries were cut off. */
  head: string | null
}

type VerifyChainOptions = {
  /** Entries up to this one are taken as checked. */
  after: bigint
  /** Entries to check in this call; some 50,000 take a second. */
  batch?: number
}

/**
 * Recomputes hashes as the trigger of migration 01 makes them, each over the stored hash of the entry before, and reports
 * the first entry that is missing or changed. Call again with `checkedTo` until `finished`.
 */
export async function verifyChain({ after, batch = 10_000 }: VerifyChainOptions): Promise<ChainCheck> {
  const rows = await sealedRows(after, batch)
  const [top] = await prisma().$queryRaw<{ newest: bigint | null }[]>`SELECT max("id") AS newest FROM "audit_entry"`
  const newest = top?.newest ?? 0n
  let last = after
  let head: string | null = null
  for (const { id, hash, expected } of rows) {
    const problem = id === last + 1n ? changed(id, hash, expected) : missing(last + 1n, id - 1n)
    if (problem) return { checkedTo: String(last), newest: String(newest), finished: true, problem, head }
    last = id
    head = hash && Buffer.from(hash).toString('hex')
  }
  return {
    checkedTo: String(last),
    newest: String(newest),
    finished: rows.length < batch,
    problem: null,
    head: head ?? (await storedHash(last)),
  }
}

/** The expression is the trigger's; verify-chain.integration.test.ts holds the two together. */
function sealedRows(after: bigint, batch: number): Promise<SealedRow[]> {
  return prisma().$queryRaw<SealedRow[]>`
    SELECT "id", "hash", sha256(
      coalesce(lag("hash") OVER (ORDER BY "id"), (SELECT "hash" FROM "audit_entry" WHERE "id" = ${after}), ''::bytea)
      || convert_to(concat_ws(E'\x1f',
        "id", to_char("at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS'), "actor_kind", coalesce("actor_id"::text, '-'),
        "actor_name", "action", "subject", coalesce("before"::text, '-'), coalesce("after"::text, '-')), 'UTF8')) AS expected
    FROM (SELECT * FROM "audit_entry" WHERE "id" > ${after} ORDER BY "id" LIMIT ${batch}) AS entries
    ORDER BY "id"`
}

function changed(id: bigint, hash: Uint8Array | null, expected: Uint8Array): ChainProblem | null {
  if (hash && Buffer.compare(hash, expected) === 0) return null
  return {
    id: String(id),
    message:
      `Entry ${id} doesn't match its seal: it, or the seal of the entry before it, was changed after it was written. ` +
      'Compare it with a backup or an earlier export, and find out who can write to the database directly.',
  }
}

function missing(from: bigint, to: bigint): ChainProblem {
  const which = from === to ? `Entry ${from} is` : `Entries ${from} to ${to} are`
  return {
    id: String(from),
    message: `${which} missing: somebody with direct access to the database removed them. A backup or an earlier export may have them.`,
  }
}

async function storedHash(id: bigint): Promise<string | null> {
  const row = await prisma().auditEntry.findUnique({ where: { id }, select: { hash: true } })
  return row?.hash ? Buffer.from(row.hash).toString('hex') : null
}
