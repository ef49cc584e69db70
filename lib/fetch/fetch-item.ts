import type { GitLabClient } from '../gitlab/client'
import { GitLabError } from '../gitlab/gitlab-error'
import type { Subject } from '../intake/subject'
import { fetchGroup } from './fetch-group'
import { fetchIssue } from './fetch-issue'
import { fetchMergeRequest } from './fetch-merge-request'
import { fetchNote } from './fetch-note'
import { fetchProject } from './fetch-project'
import { fetchSnippet } from './fetch-snippet'
import { fetchUser } from './fetch-user'
import type { Fetched, FetchedContent } from './fetched'
import { createLookUps, type LookUps } from './look-ups'

export type Fetcher = {
  /**
   * The item as GitLab has it now. 404 is an answer: gone.
   * @throws GitLabError for every other failure; `waits` says whether it is worth asking again later
   */
  fetch: (subject: Subject) => Promise<Fetched>
  /** Forgets what is cached of a user or project, when a hook says that it changed. */
  invalidate: (subject: Subject) => void
  close: () => Promise<void>
}

type CreateFetcherOptions = { gitlab: GitLabClient }

export function createFetcher({ gitlab }: CreateFetcherOptions): Fetcher {
  const lookUps = createLookUps(gitlab)
  return {
    fetch: async (subject) => {
      try {
        return await fetchBy({ gitlab, lookUps, subject })
      } catch (error) {
        if (error instanceof GitLabError && error.reason === 'gone') return { gone: true }
        throw error
      }
    },
    invalidate: (subject) => {
      if (subject.kind === 'user') lookUps.dropAuthor(subject.id)
      if (subject.kind === 'project') lookUps.dropPlace(subject.id)
    },
    close: async () => undefined,
  }
}

type FetchByOptions = { gitlab: GitLabClient; lookUps: LookUps; subject: Subject }

function fetchBy({ gitlab, lookUps, subject }: FetchByOptions): Promise<FetchedContent> {
  const means = { gitlab, lookUps }
  switch (subject.kind) {
    case 'user':
      return fetchUser({ ...means, ...subject })
    case 'project':
      return fetchProject({ ...means, ...subject })
    case 'group':
      return fetchGroup({ ...means, ...subject })
    case 'issue':
      return fetchIssue({ ...means, ...subject })
    case 'merge_request':
      return fetchMergeRequest({ ...means, ...subject })
    case 'note':
      return fetchNote({ ...means, ...subject })
    case 'snippet':
      return fetchSnippet({ ...means, ...subject })
  }
}
