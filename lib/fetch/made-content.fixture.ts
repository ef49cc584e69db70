import { assembleItem } from './assemble-item'
import type { AuthorRow, FetchedContent } from './fetched'

/** An author for tests; what isn't given is plausible. */
export function madeAuthor(given: Partial<AuthorRow> & { gitlabId: number }): AuthorRow {
  return {
    username: `person-${given.gitlabId}`,
    name: `Person ${given.gitlabId}`,
    state: 'active',
    email: `person-${given.gitlabId}@people.example`,
    confirmedAt: new Date('2026-01-02T03:04:05Z'),
    accountCreated: new Date('2026-01-02T03:04:05Z'),
    isAdmin: false,
    isBot: false,
    external: false,
    twoFactor: false,
    signInCount: 3,
    trustedBy: null,
    createdByAdmin: false,
    webUrl: `https://gitlab.example/person-${given.gitlabId}`,
    fetchedAt: new Date(),
    ...given,
  }
}

type MadeContent = {
  gitlabId: number
  title?: string
  description?: string
  author?: AuthorRow | null
  sourceUpdatedAt?: Date | null
}

/** An issue as if fetched, for tests. */
export function madeContent({
  gitlabId,
  title = 'A title',
  description = `${title} in more words`,
  author,
  sourceUpdatedAt = null,
}: MadeContent): FetchedContent {
  return assembleItem({
    kind: 'issue',
    gitlabId,
    ref: { iid: 1 },
    projectId: 12,
    path: 'people/garden',
    webUrl: 'https://gitlab.example/people/garden/-/issues/1',
    visibility: 'public',
    itemCreatedAt: new Date('2026-02-03T04:05:06Z'),
    sourceUpdatedAt,
    author: author ?? null,
    source: { title, description },
    raw: { id: gitlabId },
    now: new Date('2026-03-04T05:06:07Z'),
  })
}
