import { z } from 'zod'

/** The kinds of thing a verdict can be about. The order is the order of the filter in the queue. */
export const itemKinds = ['user', 'project', 'group', 'issue', 'note', 'snippet', 'merge_request'] as const
export const itemKindSchema = z.enum(itemKinds)
export type ItemKind = z.infer<typeof itemKindSchema>

/**
 * The fields of each kind that carry text an author wrote, in reading order; the first is the headline.
 * They are GitLab's names, but for `readme` (the project's README), `file_name` and `content` (a snippet's files, joined)
 * and `topics` (joined by ", ").
 */
export const textFields = {
  user: [
    'name',
    'username',
    'bio',
    'website_url',
    'location',
    'organization',
    'job_title',
    'public_email',
    'linkedin',
    'twitter',
    'discord',
    'github',
    'pronouns',
    'work_information',
  ],
  project: ['name', 'path', 'description', 'topics', 'readme'],
  group: ['name', 'path', 'description'],
  issue: ['title', 'description'],
  note: ['body'],
  snippet: ['title', 'description', 'file_name', 'content'],
  merge_request: ['title', 'description'],
} as const satisfies Record<ItemKind, readonly string[]>

/** Text by field name. Absent and empty mean the same: the author wrote nothing there. */
export type ItemFields = Record<string, string>

/** What is known of an author when the item is screened. A missing key means unknown, never zero. */
export type AuthorFacts = {
  accountAgeDays?: number
  emailConfirmed?: boolean
  emailDomain?: string
  twoFactor?: boolean
  external?: boolean
  signInCount?: number
  /** False: signed up by themselves. */
  createdByAdmin?: boolean
}

/** What the classifier may look at besides text. A missing key means unknown, never zero. */
export type ItemMeta = {
  author?: AuthorFacts
  visibility?: 'public' | 'internal' | 'private'
  /** Whether the author is a member of the project the item stands in. */
  userInProject?: boolean
  confidential?: boolean
  /** Fields that were longer than is kept: their beginning and end stand around a mark. */
  cut?: string[]
}

/** One content of an item, as the classifier sees it. */
export type ItemContent = { kind: ItemKind; fields: ItemFields; meta?: ItemMeta }

/** The headline a person would call the item by; never empty. */
export function headline(kind: ItemKind, fields: ItemFields): string {
  for (const field of textFields[kind]) {
    const text = fields[field]?.trim()
    if (text) return text.split('\n', 1)[0]?.slice(0, 300) ?? text
  }
  return '(no text)'
}
