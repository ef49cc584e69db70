import type { ItemKind } from '../fetch/item'
import type { CappableVerdict, ModelSettings, Route, SpamAction } from './settings'
import type { AskedKind } from './spamcheck-settings'

/** The settings in the words of whoever sets them; history, diff and form share them. */
export const kindNames: Record<ItemKind, string> = {
  user: 'Users',
  project: 'Projects',
  group: 'Groups',
  issue: 'Issues',
  note: 'Comments',
  snippet: 'Snippets',
  merge_request: 'Merge requests',
}

export const verdictNames: Record<CappableVerdict, string> = {
  ALLOW: 'Allow',
  CONDITIONAL_ALLOW: 'Conditional allow',
  DISALLOW: 'Disallow',
  BLOCK: 'Block',
}

export const routeNames: Record<Route, string> = { ALLOW: 'leave', REVIEW: 'review', ACT: 'act alone' }

export const spamActionNames: Record<SpamAction, string> = {
  BLOCK_USER: 'block the author',
  CLOSE_ISSUE: 'close as confidential',
  MAKE_PROJECT_PRIVATE: 'make the project private',
}

export const thresholdNames = { conditional: 'Conditional', disallow: 'Disallow', block: 'Block' } as const

export const learningNames: Record<ModelSettings['auto'], string> = {
  off: 'only when somebody starts it',
  shadow: 'by itself; a person promotes',
  promote: 'by itself, and what proves itself takes over',
}

/** What GitLab asks about before it saves. */
export const askedNames: Record<AskedKind, string> = {
  issue: 'Issues',
  snippet: 'Snippets',
  merge_request: 'Merge requests',
  note: 'Comments',
  milestone: 'Milestones',
  other: 'Others',
}
