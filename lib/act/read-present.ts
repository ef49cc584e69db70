import { authorRow } from '../fetch/author-row'
import type { AuthorRow } from '../fetch/fetched'
import type { GitLabClient } from '../gitlab/client'
import { GitLabError } from '../gitlab/gitlab-error'
import { getIssue } from '../gitlab/issues'
import { getProject } from '../gitlab/projects'
import { getUser } from '../gitlab/users'
import type { ActionKind } from './plan'
import type { ActionItem } from './plan-action'
import type { Present } from './present'

type ReadPresentOptions = {
  gitlab: GitLabClient
  kind: ActionKind
  item: ActionItem
  /** GitLab's id of the account behind the item, as stored. */
  authorGitlabId: number | null
}

/**
 * Reads in GitLab, past every cache, what an action is about to change and whose it is: the account may have become an
 * administrator since the item was judged.
 * @throws GitLabError; `gone` when what it acts on is no longer there
 */
export async function readPresent({ gitlab, kind, item, authorGitlabId }: ReadPresentOptions): Promise<Present> {
  const author = authorGitlabId === null ? null : await readAuthor(gitlab, authorGitlabId)
  if (kind === 'BLOCK_USER' || kind === 'UNBLOCK_USER') return { author, issue: null, visibility: null }
  if (item.gitlabId === null)
    throw new GitLabError({ reason: 'gone', message: 'GitLab has not saved it, so there is nothing to look at.' })
  if (kind === 'MAKE_PROJECT_PRIVATE' || kind === 'RESTORE_PROJECT_VISIBILITY') {
    const { value } = await getProject(gitlab, { id: item.gitlabId })
    return { author, issue: null, visibility: value.visibility ?? null }
  }
  const { value } = await getIssue(gitlab, { projectId: item.projectId ?? 0, iid: item.ref.iid ?? 0 })
  return {
    author,
    issue: { closed: value.state === 'closed', confidential: value.confidential === true },
    visibility: null,
  }
}

async function readAuthor(gitlab: GitLabClient, id: number): Promise<AuthorRow> {
  return authorRow((await getUser(gitlab, { id })).value, new Date())
}
