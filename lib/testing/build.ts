import { createHash, randomInt } from 'node:crypto'
import type { Reason } from '../classify/score'
import { prisma } from '../db/prisma'
import { headline, type ItemFields, type ItemKind } from '../fetch/item'
import type { Author, Item, Prisma, Role, User, Verdict } from '../generated/prisma/client'

/** Builders of rows for integration tests, the browser tests and screenshots: every value has a believable default. */

let serial = randomInt(1_000, 1_000_000)

export function buildUser(data: Partial<Prisma.UserUncheckedCreateInput> & { role?: Role } = {}): Promise<User> {
  const username = data.username ?? `person-${serial++}`
  return prisma().user.create({ data: { name: username, role: 'MODERATOR', ...data, username } })
}

export function buildAuthor(data: Partial<Prisma.AuthorUncheckedCreateInput> = {}): Promise<Author> {
  const gitlabId = data.gitlabId ?? serial++
  const username = data.username ?? `author-${gitlabId}`
  return prisma().author.create({
    data: {
      name: username,
      state: 'active',
      email: `${username}@mail.example`,
      confirmedAt: new Date(),
      accountCreated: new Date(Date.now() - 3 * 86_400_000),
      signInCount: 1,
      ...data,
      gitlabId,
      username,
    },
  })
}

type BuildItemOptions = {
  kind?: ItemKind
  fields?: ItemFields
  author?: Author
  /** Null: a verdict without a score. Left out: 0.93. */
  score?: number | null
  reasons?: Reason[]
  /** Without a verdict the item isn't in the queue. */
  judged?: boolean
  verdict?: Partial<Prisma.VerdictUncheckedCreateInput>
  item?: Partial<Prisma.ItemUncheckedCreateInput>
}
export type BuiltItem = Item & { versionId: number; verdictRow: Verdict | null }

/** An item with one version, its author and a verdict that sent it to review. */
export async function buildItem(options: BuildItemOptions = {}): Promise<BuiltItem> {
  const { kind = 'issue', score = 0.93, judged = true } = options
  const fields = options.fields ?? { title: 'Cheap watches', description: 'Buy at https://watches.example/now' }
  const author = options.author ?? (await buildAuthor())
  const item = await prisma().item.create({
    data: {
      kind,
      gitlabId: serial++,
      title: headline(kind, fields),
      path: 'flight/toolkit',
      visibility: 'public',
      authorId: author.id,
      itemCreatedAt: new Date(Date.now() - 3_600_000),
      ...options.item,
    },
  })
  const versionId = await buildVersion({ itemId: item.id, fields })
  const verdictRow = judged
    ? await buildVerdict({ itemId: item.id, versionId, score, reasons: options.reasons, verdict: options.verdict })
    : null
  const updated = await prisma().item.update({
    where: { id: item.id },
    data: judged
      ? { score, reviewState: options.item?.reviewState ?? 'PENDING', queuedAt: options.item?.queuedAt ?? new Date() }
      : {},
  })
  return { ...updated, versionId, verdictRow }
}

/** A content of an item, which becomes its current one. */
export async function buildVersion({ itemId, fields }: { itemId: number; fields: ItemFields }): Promise<number> {
  const contentHash = createHash('sha256').update(JSON.stringify(fields)).digest()
  const { id } = await prisma().itemVersion.create({ data: { itemId, fields, contentHash, meta: {} } })
  await prisma().item.update({ where: { id: itemId }, data: { versionId: id } })
  return id
}

type BuildVerdictOptions = {
  itemId: number
  versionId: number
  score?: number | null
  reasons?: Reason[]
  verdict?: Partial<Prisma.VerdictUncheckedCreateInput>
}

export function buildVerdict({
  itemId,
  versionId,
  score = 0.93,
  reasons,
  verdict,
}: BuildVerdictOptions): Promise<Verdict> {
  const kind = score === null ? 'NOOP' : score >= 0.9 ? 'BLOCK' : 'DISALLOW'
  return prisma().verdict.create({
    data: {
      itemId,
      versionId,
      verdict: kind,
      uncapped: kind,
      route: 'REVIEW',
      score,
      model: 'bundled-test',
      reasons: reasons ?? [{ group: 'link', text: 'links to watches.example', weight: 1.4, spans: [] }],
      ...verdict,
    },
  })
}
