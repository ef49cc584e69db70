import { LRUCache } from 'lru-cache'
import type { GitLabClient } from '../gitlab/client'
import { GitLabError } from '../gitlab/gitlab-error'
import { getProject } from '../gitlab/projects'
import { type AdminUser, getUser } from '../gitlab/users'
import { authorRow } from './author-row'
import type { AuthorRow } from './fetched'

/** Where an item stands: enough for its path, who may see it, and whether the author is at home there. */
export type ProjectPlace = {
  id: number
  path: string
  webUrl: string | null
  visibility: 'public' | 'internal' | 'private' | null
  ownerIds: number[]
}

export type LookUps = {
  /** Null: GitLab has no such account. Asked once however many want it, kept five minutes. */
  author: (gitlabId: number | null | undefined) => Promise<AuthorRow | null>
  /** @throws GitLabError `gone` */
  place: (projectId: number) => Promise<ProjectPlace>
  /** Keeps what a fetch of the user itself has just shown. */
  keepAuthor: (user: AdminUser) => AuthorRow
  dropAuthor: (gitlabId: number) => void
  dropPlace: (projectId: number) => void
}

const authorTtlMs = 5 * 60_000
const absentTtlMs = 30_000
const placeTtlMs = 60_000
const maxEntries = 20_000

/** Absence is an answer too, and is kept shorter. */
type Held<T> = { found: T | null }

/** The look-ups that many items share. A failure isn't kept: the next one asks again. */
export function createLookUps(gitlab: GitLabClient): LookUps {
  const authors = new LRUCache<number, Held<AuthorRow>>({
    max: maxEntries,
    ttl: authorTtlMs,
    // Dropped while being asked for: those who wait still get the answer, it just isn't kept.
    ignoreFetchAbort: true,
    fetchMethod: async (gitlabId, _, { options }) => {
      const found = await orGone(async () => authorRow((await getUser(gitlab, { id: gitlabId })).value, new Date()))
      if (!found) options.ttl = absentTtlMs
      return { found }
    },
  })
  const places = new LRUCache<number, Held<ProjectPlace>>({
    max: maxEntries,
    ttl: placeTtlMs,
    ignoreFetchAbort: true,
    fetchMethod: async (projectId, _, { options }) => {
      const found = await orGone(() => readPlace(gitlab, projectId))
      if (!found) options.ttl = absentTtlMs
      return { found }
    },
  })

  return {
    author: async (gitlabId) => (gitlabId ? asked(await authors.fetch(gitlabId)).found : null),
    place: async (projectId) => {
      const { found } = asked(await places.fetch(projectId))
      if (found) return found
      throw new GitLabError({ reason: 'gone', message: 'The project is gone.' })
    },
    keepAuthor: (user) => {
      const found = authorRow(user, new Date())
      authors.set(user.id, { found })
      return found
    },
    dropAuthor: (gitlabId) => void authors.delete(gitlabId),
    dropPlace: (projectId) => void places.delete(projectId),
  }
}

/** The cache may say "nothing" for reasons of its own; taken for absence, that would screen a trusted author. */
function asked<T>(held: Held<T> | undefined): Held<T> {
  if (!held) throw new Error('A look-up was dropped before it was answered.')
  return held
}

async function readPlace(gitlab: GitLabClient, projectId: number): Promise<ProjectPlace> {
  const { value } = await getProject(gitlab, { id: projectId })
  const ownerIds = [value.owner?.id, value.creator_id].filter((owner) => typeof owner === 'number')
  return {
    id: value.id,
    path: value.path_with_namespace,
    webUrl: value.web_url,
    visibility: value.visibility ?? null,
    ownerIds,
  }
}

async function orGone<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof GitLabError && error.reason === 'gone') return null
    throw error
  }
}
