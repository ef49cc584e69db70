import type { AuthorRow } from '../fetch/fetched'
import type { ActionKind, Step } from './plan'
import { type IssueState, issueIsAs } from './plan-issue'
import { isBlocked } from './plan-user'

/** How things stand in GitLab, as far as an action is concerned with them. */
export type Present = {
  /** Whose it is; null: GitLab knows nobody. */
  author: AuthorRow | null
  issue: IssueState | null
  visibility: 'public' | 'internal' | 'private' | null
}

/** Whether what a step is to bring about is already so. */
export function inEffect(kind: ActionKind, step: Step, present: Present): boolean {
  switch (kind) {
    case 'BLOCK_USER':
      return present.author !== null && isBlocked(present.author.state)
    case 'UNBLOCK_USER':
      return present.author !== null && !isBlocked(present.author.state)
    case 'CLOSE_ISSUE':
    case 'REOPEN_ISSUE':
      return present.issue !== null && issueIsAs(step.body, present.issue)
    case 'MAKE_PROJECT_PRIVATE':
    case 'RESTORE_PROJECT_VISIBILITY':
      return present.visibility !== null && present.visibility === step.body?.visibility
  }
}
