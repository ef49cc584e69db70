import { z } from 'zod'
import type { Model } from '@/lib/classify/model'
import type { Reason } from '@/lib/classify/score'
import { scoreContent } from '@/lib/classify/score-content'
import { verdictOf } from '@/lib/decide/verdict'
import { type ItemContent, type ItemKind, type ItemMeta, itemKindSchema, textFields } from '@/lib/fetch/item'
import { defaultThresholds } from '@/lib/settings/settings'

const optional = <T extends z.ZodType>(type: T) => type.nullish().transform((value) => value ?? undefined)

const metaSchema = z.object({
  author: optional(
    z.object({
      accountAgeDays: optional(z.number()),
      emailConfirmed: optional(z.boolean()),
      emailDomain: optional(z.string()),
      twoFactor: optional(z.boolean()),
      external: optional(z.boolean()),
      signInCount: optional(z.number()),
      createdByAdmin: optional(z.boolean()),
    }),
  ),
  visibility: optional(z.enum(['public', 'internal', 'private'])),
  userInProject: optional(z.boolean()),
  confidential: optional(z.boolean()),
})

const lineSchema = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  kind: z.string().default('note'),
  fields: z.record(z.string(), z.unknown()).optional(),
  title: z.string().nullish(),
  text: z.string().nullish(),
  meta: metaSchema.nullish(),
})
type Line = z.infer<typeof lineSchema>

export type Answer =
  | { id?: string | number; score: number; verdict: string; reasons: Reason[] }
  | { id?: string | number; error: string }

type Id = { id?: string | number }

/** One line in, one answer out. A line that can't be scored is answered with what is wrong with it, never with an exception. */
export function scoreLine(options: { line: string; model: Model }): Answer {
  const item = readItem(options.line)
  if ('error' in item) return item
  const { content, ...id } = item
  const { score, reasons } = scoreContent({ model: options.model, content })
  return { ...id, score, verdict: verdictOf({ score, thresholds: defaultThresholds }), reasons }
}

/** The item of a line, or what is wrong with it. */
export function readItem(text: string): (Id & { content: ItemContent }) | (Id & { error: string }) {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return { error: 'The line is no JSON.' }
  }
  const line = lineSchema.safeParse(json)
  if (!line.success)
    return { ...idOf(json), error: `The line is no item: ${z.prettifyError(line.error).replaceAll('\n', ' ')}` }
  if (line.data.fields === undefined && line.data.title == null && line.data.text == null) {
    return { ...idOf(json), error: 'The line has neither "fields" nor "title" or "text".' }
  }
  return { ...idOf(json), content: toItem(line.data) }
}

function idOf(json: unknown): Id {
  if (typeof json !== 'object' || json === null || !('id' in json)) return {}
  return typeof json.id === 'string' || typeof json.id === 'number' ? { id: json.id } : {}
}

/** What others call GitLab's kinds, and what comes nearest to one. */
const kindNames: Readonly<Record<string, ItemKind>> = {
  profile: 'user',
  account: 'user',
  repository: 'project',
  repo: 'project',
  repo_name: 'project',
  readme: 'project',
  namespace: 'group',
  comment: 'note',
  personal_snippet: 'snippet',
  project_snippet: 'snippet',
  mergerequest: 'merge_request',
  pull_request: 'merge_request',
  mail: 'issue',
  email: 'issue',
  changeset: 'issue',
}

/** Kinds that GitLab doesn't have ("sms") are read as a note: text without a place. */
function kindOf(name: string): ItemKind {
  const plain = name.toLowerCase().replaceAll(/[\s-]+/g, '_')
  const known = itemKindSchema.safeParse(plain)
  return known.success ? known.data : ((Object.hasOwn(kindNames, plain) ? kindNames[plain] : undefined) ?? 'note')
}

function toItem(line: Line): ItemContent {
  const kind = kindOf(line.kind)
  const fields = line.fields ? textsOf(line.fields) : spread(kind, line.title ?? '', line.text ?? '')
  const meta = withoutUndefined(line.meta ?? {})
  return { kind, fields, meta }
}

function textsOf(fields: Record<string, unknown>): Record<string, string> {
  const texts: Record<string, string> = {}
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === 'string') texts[name] = value
    else if (Array.isArray(value)) texts[name] = value.filter((part) => typeof part === 'string').join(', ')
  }
  return texts
}

/** Where the headline and the text of an item belong, by kind. */
function spread(kind: ItemKind, title: string, text: string): Record<string, string> {
  const [first] = textFields[kind]
  const body: Record<ItemKind, string> = {
    user: 'bio',
    // A project's description is one line; what has more is its README.
    project: text.includes('\n') ? 'readme' : 'description',
    group: 'description',
    issue: 'description',
    note: 'body',
    snippet: 'content',
    merge_request: 'description',
  }
  if (kind === 'note') return { body: title === '' ? text : `${title}\n\n${text}` }
  return { [first]: title, [body[kind]]: text }
}

function withoutUndefined(meta: z.infer<typeof metaSchema> | Record<string, never>): ItemMeta {
  return JSON.parse(JSON.stringify(meta))
}
