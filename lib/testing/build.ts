import { createHash, randomInt, randomUUID } from 'node:crypto'
import type { Reason } from '../classify/score'
import { prisma } from '../db/prisma'
import { headline, type ItemFields, type ItemKind } from '../fetch/item'
import type { Author, Item, Prisma, Role, SpamcheckCall, User, Verdict } from '../generated/prisma/client'
import { textKey } from '../spamcheck/text-key'

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

type BuildCallOptions = Partial<Omit<Prisma.SpamcheckCallUncheckedCreateInput, 'fields'>> & {
  /** Null: erased, or never kept. */
  fields?: ItemFields | null
}

/** A call of GitLab's Spamcheck client, answered a minute ago; nothing is in the queue because of it. */
export function buildSpamcheckCall(options: BuildCallOptions = {}): Promise<SpamcheckCall> {
  const {
    fields = { title: 'Cheap watches', description: 'Buy at https://watches.example/now' },
    kind = 'issue',
    authorId = serial++,
    score = 0.61,
    reasons = [{ group: 'link', text: 'links to watches.example', weight: 1.4, spans: [] }],
    ...data
  } = options
  const username = data.username ?? `asker-${authorId}`
  return prisma().spamcheckCall.create({
    data: {
      uid: randomUUID(),
      at: new Date(Date.now() - 60_000),
      type: kind,
      action: 'CREATE',
      correlationId: randomUUID(),
      client: 'gitlab',
      author: {
        emails: [{ domain: 'mail.example', verified: true }],
        facts: { accountAgeDays: 3, twoFactor: false },
      },
      projectId: 17,
      projectPath: 'flight/toolkit',
      userInProject: false,
      textKey: Uint8Array.from(
        textKey({ kind, authorId, username, fields: fields ?? {} }) ?? Buffer.from(randomUUID()),
      ),
      verdict: 'CONDITIONAL_ALLOW',
      judged: data.verdict ?? 'CONDITIONAL_ALLOW',
      uncapped: data.verdict ?? 'DISALLOW',
      route: 'REVIEW',
      reason: 'ml inference score',
      evaluated: true,
      model: 'bundled-test',
      tookMicros: 1_840,
      ...data,
      kind,
      authorId,
      username,
      score,
      ...(fields && { fields }),
      ...(reasons && fields && { reasons }),
    },
  })
}

type BuildAskedItemOptions = Omit<BuildItemOptions, 'item'> & { call?: Parameters<typeof buildSpamcheckCall>[0] }
export type BuiltAskedItem = BuiltItem & { call: SpamcheckCall }

/** What GitLab asked about and hasn't saved, in the queue, with its call. */
export async function buildAskedItem({ call, ...options }: BuildAskedItemOptions = {}): Promise<BuiltAskedItem> {
  const author = options.author ?? (await buildAuthor())
  const askedKey = Uint8Array.from(createHash('sha256').update(randomUUID()).digest())
  const item = await buildItem({
    ...options,
    author,
    item: { gitlabId: null, askedKey, confidential: true, visibility: null },
  })
  const made = await buildSpamcheckCall({
    kind: options.kind,
    authorId: author.gitlabId,
    username: author.username,
    score: options.score,
    textKey: askedKey,
    ...call,
    itemId: item.id,
    versionId: item.versionId,
  })
  return { ...item, call: made }
}
