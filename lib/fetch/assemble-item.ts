import { textKey } from '../spamcheck/text-key'
import { authorFacts } from './author-row'
import { contentHash } from './content-hash'
import type { AuthorRow, FetchedContent, ItemRef } from './fetched'
import { headline, type ItemContent, type ItemKind, type ItemMeta } from './item'
import { itemFields } from './item-fields'

type AssembleItemOptions = {
  kind: ItemKind
  gitlabId: number
  ref?: ItemRef
  projectId?: number | null
  path: string
  webUrl: string | null
  visibility?: 'public' | 'internal' | 'private' | null
  confidential?: boolean
  closed?: boolean
  itemCreatedAt: Date | null
  sourceUpdatedAt: Date | null
  author: AuthorRow | null
  /** Left out: unknown. */
  userInProject?: boolean
  /** Where the text fields of the kind are found, by GitLab's names. */
  source: Record<string, unknown>
  raw: unknown
  now: Date
}

/** One shape for every kind: what was fetched, as the classifier and the tables want it. */
export function assembleItem(options: AssembleItemOptions): FetchedContent {
  const { kind, source, author, visibility = null, confidential = false, userInProject, now } = options
  const { fields, whole, cut } = itemFields(kind, source)
  const meta: ItemMeta = {}
  if (author) meta.author = authorFacts(author, now)
  if (visibility) meta.visibility = visibility
  if (confidential) meta.confidential = true
  if (userInProject !== undefined) meta.userInProject = userInProject
  if (cut.length > 0) meta.cut = cut
  const content: ItemContent = { kind, fields, meta }
  return {
    gone: false,
    item: {
      kind,
      gitlabId: options.gitlabId,
      ref: options.ref ?? {},
      projectId: options.projectId ?? null,
      path: options.path,
      title: headline(kind, fields),
      webUrl: options.webUrl,
      visibility,
      confidential,
      ...(options.closed !== undefined && { closed: options.closed }),
      itemCreatedAt: options.itemCreatedAt,
    },
    content,
    author,
    sourceUpdatedAt: options.sourceUpdatedAt,
    contentHash: contentHash({ ...content, fields: whole }),
    textKey: author && textKey({ kind, authorId: author.gitlabId, username: author.username, fields: whole }),
    raw: options.raw,
  }
}
