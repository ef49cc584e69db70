import { randomInt } from 'node:crypto'
import type { FetchedContent } from '../fetch/fetched'
import { madeAuthor, madeContent } from '../fetch/made-content.fixture'
import { createVersionStore } from '../fetch/store-version'
import type { Prisma } from '../generated/prisma/client'
import { defaultSettings, type Settings } from '../settings/settings'
import { buildVerdict } from '../testing/build'
import type { TestDatabase } from '../testing/database'
import { allowed, madeCall } from './call-record.fixture'
import { joinVersions } from './join-calls'
import { storeCalls } from './store-calls'
import { waitingCall } from './waiting-call'

export type Text = { author: ReturnType<typeof madeAuthor>; fields: { title: string; description: string } }

/** A text of somebody whom nobody has seen yet. */
export function someText(): Text {
  const number = randomInt(10_000, 2_000_000_000)
  return {
    author: madeAuthor({ gitlabId: number }),
    fields: { title: `Watches ${number}`, description: `https://watches.example/${number}` },
  }
}

/** GitLab asks about a text, and saves it; in a test's own order. */
export function withJoining(database: () => TestDatabase) {
  let observation = 0
  const db = () => database().prisma
  const ask = async ({ author, fields }: Text, isFlagged = true) => {
    const record = madeCall({ author, fields, judgement: isFlagged ? {} : allowed })
    await storeCalls({ pool: database().pool, calls: [waitingCall(record)] })
    return { record, ...(await db().spamcheckCall.findUniqueOrThrow({ where: { uid: record.uid } })) }
  }
  /** Stores what a hook brought, judged; not joined yet. */
  const save = async (text: Text, verdict: Partial<Prisma.VerdictUncheckedCreateInput> = {}, gitlabId?: number) => {
    const fetched = contentOf(text, gitlabId)
    const store = createVersionStore({ pool: database().pool })
    const stored = await store.store({ fetched, observation: String(++observation), eventId: null })
    const { itemId, versionId } = stored
    if (!stored.alreadyJudged) {
      const route = verdict.route ?? 'ALLOW'
      await buildVerdict({ itemId, versionId, score: 0.1, verdict: { ...verdict, route } })
      const reviewState = route === 'ALLOW' ? 'NONE' : 'PENDING'
      await db().item.update({ where: { id: itemId }, data: { score: 0.1, reviewState } })
    }
    return { itemId, versionId, gitlabId: fetched.item.gitlabId }
  }
  return {
    ask,
    save,
    join: (...versionIds: number[]) => joinVersions({ pool: database().pool, versionIds }),
    item: (id: number) => db().item.findUniqueOrThrow({ where: { id } }),
    calls: (itemId: number) => db().spamcheckCall.findMany({ where: { itemId }, orderBy: { id: 'asc' } }),
    set: async (over: Partial<Settings>): Promise<Settings> => {
      const issue = { ...defaultSettings.kinds.issue, spamActions: ['BLOCK_USER' as const, 'CLOSE_ISSUE' as const] }
      const kinds = { ...defaultSettings.kinds, issue }
      const value: Settings = { ...defaultSettings, dryRun: false, undoSeconds: 60, kinds, ...over }
      await db().settings.create({ data: { value } })
      return value
    },
  }
}

function contentOf({ author, fields }: Text, gitlabId = author.gitlabId): FetchedContent {
  // GitLab trims, and changes line ends.
  return madeContent({ gitlabId, author, title: fields.title, description: ` ${fields.description}\r\n` })
}
