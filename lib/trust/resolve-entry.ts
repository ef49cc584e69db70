import { AppError } from '../errors'
import { askGitLab } from '../gitlab/ask-gitlab'
import { findByName, type Named } from '../gitlab/find-by-name'
import type { ListEntryKind } from './list-entry'

type ResolveOptions = { kind: ListEntryKind; value: string }
/** GitLab's id of what an entry names; null for a domain, which is its own name. */
export type ResolveEntry = (options: ResolveOptions) => Promise<number | null>

const named: Record<Exclude<ListEntryKind, 'EMAIL_DOMAIN'>, Named> = {
  USER: 'user',
  GROUP: 'group',
  PROJECT: 'project',
}

/** @throws AppError `bad_request` when GitLab has nothing of this name, `unavailable` when it can't be asked */
export const resolveEntry: ResolveEntry = async ({ kind, value }) => {
  if (kind === 'EMAIL_DOMAIN') return null
  const gitlabId = await askGitLab((gitlab) => findByName(gitlab, { kind: named[kind], name: value }))
  if (gitlabId !== null) return gitlabId
  throw new AppError({
    code: 'bad_request',
    message: `GitLab has no ${named[kind]} named "${value}" now. Write the name as in GitLab's address bar.`,
  })
}
