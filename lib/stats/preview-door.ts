import { prisma } from '../db/prisma'
import type { Settings, VerdictKind } from '../settings/settings'
import { type AskedKind, askedKinds } from '../settings/spamcheck-settings'
import { answerAgain } from '../spamcheck/answer-again'
import { askedKindOf } from '../spamcheck/effect-in-gitlab'

/** How many of the newest calls are looked at: some days on a busy instance, and a moment's work. */
export const previewedCalls = 5_000
const mostExamples = 8

export type DoorExample = {
  id: string
  at: Date
  type: string
  username: string
  score: number | null
  before: VerdictKind
  after: VerdictKind
}

export type DoorPreview = {
  /** How many calls were looked at, and since when the oldest of them. */
  calls: number
  since: Date | null
  /** Kinds that were asked about, with how many answers would differ and from what to what. */
  kinds: { kind: AskedKind; calls: number; changed: { before: VerdictKind; after: VerdictKind; count: number }[] }[]
  /** Newest first. */
  examples: DoorExample[]
  /** Never scored, and under the new settings they would be: their answers can't be known. */
  unknown: number
}

const exempting = ['email allowed', 'author trusted', 'project trusted']

/** Which of the newest answers to GitLab would have been others: the same stored scores, the same rules. */
export async function previewDoor({ before, after }: { before: Settings; after: Settings }): Promise<DoorPreview> {
  const found = await prisma().$queryRaw<Row[]>`
    SELECT "id", "at", "type", "kind"::text AS kind, "username", "project_id" AS "projectId", "score", "reason",
      ("trust" IS NOT NULL OR "reason" = ANY(${exempting})) AS trusted
    FROM "spamcheck_call" ORDER BY "id" DESC LIMIT ${previewedCalls}`
  const preview: DoorPreview = {
    calls: found.length,
    since: found.at(-1)?.at ?? null,
    kinds: [],
    examples: [],
    unknown: 0,
  }
  const byKind = new Map<AskedKind, DoorPreview['kinds'][number]>()
  for (const row of found) {
    const kind = askedKindOf(row.type)
    const line = byKind.get(kind) ?? { kind, calls: 0, changed: [] }
    byKind.set(kind, line)
    line.calls += 1
    const was = answerAgain({ call: row, settings: before }) ?? 'NOOP'
    const answer = answerAgain({ call: row, settings: after })
    if (answer === null) {
      if (answerAgain({ call: row, settings: before }) !== null) preview.unknown += 1
      continue
    }
    if (answer === was) continue
    const change = line.changed.find((each) => each.before === was && each.after === answer)
    if (change) change.count += 1
    else line.changed.push({ before: was, after: answer, count: 1 })
    if (preview.examples.length < mostExamples) preview.examples.push(exampleOf(row, was, answer))
  }
  preview.kinds = askedKinds.flatMap((kind) => byKind.get(kind) ?? [])
  return preview
}

type Row = Parameters<typeof answerAgain>[0]['call'] & { id: bigint; at: Date; username: string }

function exampleOf({ id, at, type, username, score }: Row, before: VerdictKind, after: VerdictKind): DoorExample {
  return { id: String(id), at, type, username, score, before, after }
}
