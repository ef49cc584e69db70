import type { ItemContent, ItemKind } from './item'

/** What is needed to fetch and act on an item again, besides its id. */
export type ItemRef = {
  iid?: number
  noteable?: { type: 'issue' | 'merge_request' | 'snippet'; iid: number }
}

/** The GitLab account behind an item, as an administrator sees it: the row of the table `author`. */
export type AuthorRow = {
  gitlabId: number
  username: string
  name: string
  /** active, blocked, banned, deactivated, … as GitLab says it. */
  state: string
  email: string | null
  confirmedAt: Date | null
  accountCreated: Date | null
  isAdmin: boolean
  isBot: boolean
  external: boolean
  twoFactor: boolean | null
  signInCount: number | null
  trustedBy: string | null
  /** False: signed up by themselves. Null: GitLab doesn't say. */
  createdByAdmin: boolean | null
  webUrl: string | null
  fetchedAt: Date
}

export type FetchedItem = {
  kind: ItemKind
  gitlabId: number
  ref: ItemRef
  projectId: number | null
  /** Path of the project or group it stands in, or the user's or group's own. */
  path: string
  title: string
  webUrl: string | null
  visibility: 'public' | 'internal' | 'private' | null
  confidential: boolean
  /** Of an issue. Left out: it isn't one, or GitLab doesn't say. */
  closed?: boolean
  itemCreatedAt: Date | null
}

export type FetchedContent = {
  gone: false
  item: FetchedItem
  content: ItemContent
  /** Null: GitLab knows no author any more. */
  author: AuthorRow | null
  /** GitLab's updated_at, where the kind has one. Orders nothing: whoever owns a project may set it. */
  sourceUpdatedAt: Date | null
  contentHash: Buffer
  /** What it is recognised by if GitLab asked about it (lib/spamcheck/text-key.ts). Null: it never asks about such. */
  textKey: Buffer | null
  /** GitLab's object as it came, for the external model. Not storable as it is. */
  raw: unknown
}

export type Fetched = { gone: true } | FetchedContent
