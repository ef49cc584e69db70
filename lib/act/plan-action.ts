import type { ItemRef } from '../fetch/fetched'
import type { ItemKind } from '../fetch/item'
import { type Planned, refuse, type SpamActionKind } from './plan'
import { type IssueState, planCloseIssue } from './plan-issue'
import { planMakePrivate } from './plan-project'
import { planBlock } from './plan-user'

export type ActionItem = {
  kind: ItemKind
  /** Null: GitLab asked about it before saving it, and it hasn't been seen since. */
  gitlabId: number | null
  ref: ItemRef
  projectId: number | null
  visibility: 'public' | 'internal' | 'private' | null
}

type PlanActionOptions = {
  kind: SpamActionKind
  item: ActionItem
  author: { gitlabId: number; username: string; state: string } | null
  /** The issue's state as read; left out: not read yet. */
  issue?: IssueState | null
}

/** What an action comes to, given what is known of item and author. Whether it may be done at all is `protectedBy`. */
export function planAction({ kind, item, author, issue = null }: PlanActionOptions): Planned {
  if (kind === 'BLOCK_USER')
    return author
      ? planBlock(author)
      : refuse('no_author', 'GitLab does not say whose this is, so there is nobody to block.')
  if (item.gitlabId === null)
    return refuse('not_saved', 'GitLab hasn’t saved it yet. Once it has, this is done as well.')
  if (kind === 'MAKE_PROJECT_PRIVATE') return planMakePrivate(item.gitlabId, item.visibility)
  const { iid } = item.ref
  if (item.projectId === null || iid === undefined)
    return refuse('gone', 'It is not known where the issue is. Wait until GitLab tells of it again.')
  return planCloseIssue({ projectId: item.projectId, iid }, issue)
}

/** What it acts on, such as `user:41`. */
export function targetOf({ kind, item, author }: Omit<PlanActionOptions, 'issue'>): string {
  return kind === 'BLOCK_USER' ? `user:${author?.gitlabId ?? 0}` : `${item.kind}:${item.gitlabId}`
}
