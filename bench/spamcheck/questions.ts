import { readSeedItems, type SeedItem, seedFolder } from '@/lib/model/seed/read-seed-items'
import { seededRandom } from '@/lib/model/seeded-random'
import { loadProto } from '@/worker/spamcheck/proto'
import { readPlainTexts } from './plain-texts'

const service = 'spamcheck.SpamcheckService'
const authors = 20_000
const projects = 200
/** The share of harmless texts that stand close to spam: what the seed corpus has for ham. The others are about software. */
const hardShare = 0.2

type Question = Pick<SeedItem, 'content' | 'spam'>
/** A call as any client can make it. */
export type Asked = {
  method: { path: string; requestSerialize: (message: object) => Buffer }
  message: object
  key: string
  correlationId: string
}
export type Asker = (options: { first: number; count: number; key: string; spamShare: number }) => Asked[]

/**
 * Makes calls as an instance would: issues, snippets, notes and merge requests, each of one of 20,000 authors, each a new text
 * (its number stands in it). Spam and a fifth of the ham are of the seed corpus; the rest is this repository's own
 * documentation and code, cut to the lengths that issues have.
 */
export async function openQuestions(): Promise<Asker> {
  const seed = (await readSeedItems({ folder: seedFolder })).filter(({ content }) => content.kind in methodOf)
  const spam = seed.filter((item) => item.spam)
  const hard = seed.filter((item) => !item.spam)
  const plain = await readPlainTexts()
  const methods = loadProto()[service] as Record<string, Asked['method']>
  return ({ first, count, key, spamShare }) =>
    Array.from({ length: count }, (_, index) => {
      const number = first + index
      const random = seededRandom(number + 1)
      const from = random() < spamShare ? spam : random() < hardShare ? hard : plain
      const item = from[Math.floor(random() * from.length)] as Question
      const { method, message } = questionOf(item, number, Math.floor(random() * authors))
      const correlationId = `01JBENCH${String(number).padStart(18, '0')}`
      return { method: methods[method] as Asked['method'], message, key, correlationId }
    })
}

const methodOf: Partial<Record<SeedItem['content']['kind'], string>> = {
  issue: 'CheckForSpamIssue',
  snippet: 'CheckForSpamSnippet',
  note: 'CheckForSpamGeneric',
  merge_request: 'CheckForSpamGeneric',
}
const now = Math.floor(Date.now() / 1000)

function questionOf({ content, spam }: Question, number: number, author: number) {
  const { title = '', ...rest } = content.fields as Record<string, string>
  // Advertisements are written from fresh accounts.
  const days = spam ? author % 5 : author % 2_000
  const user = {
    id: author + 1,
    username: `writer-${author}`,
    emails: [{ email: `writer-${author}@mail.example`, verified: true }],
    created_at: { seconds: now - days * 86_400, nanos: 0 },
    abuse_metadata: { account_age: days, two_factor_enabled: author % 3 === 0 ? 1 : 0 },
  }
  const common = {
    user,
    created_at: { seconds: now, nanos: 0 },
    updated_at: { seconds: now, nanos: 0 },
    action: 'CREATE',
    user_in_project: author % 4 === 0,
    project: { project_id: number % projects, project_path: `people/project-${number % projects}` },
  }
  const text = Object.values(rest).join('\n')
  const method = methodOf[content.kind] ?? ''
  if (method === 'CheckForSpamGeneric') {
    const type = content.kind === 'note' ? 'note' : 'merge_request'
    return { method, message: { ...common, text: `${title}\n\n${text} (${number})`.trimStart(), type } }
  }
  return { method, message: { ...common, title: `${title} (${number})`, description: text } }
}
