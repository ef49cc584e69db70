import { GitLabError } from '../gitlab/gitlab-error'
import type { AuthorRow } from './fetched'
import type { ProjectPlace } from './look-ups'

/**
 * True when the author owns or made the project; otherwise unknown, since asking for the members would cost a call per
 * item.
 */
export function atHome(author: AuthorRow | null, place: ProjectPlace): true | undefined {
  return author && place.ownerIds.includes(author.gitlabId) ? true : undefined
}

/** @throws GitLabError `invalid_answer` when the address led to another object: its verdict would stick to this one */
export function sameObject(what: string, wanted: number, got: number): void {
  if (wanted === got) return
  throw new GitLabError({
    reason: 'invalid_answer',
    message: `GitLab answered with another ${what} (${got}) than the one asked for (${wanted}).`,
  })
}
