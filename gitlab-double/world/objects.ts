/** The objects of the invented instance, in the double's own words; the presenters turn them into GitLab's JSON. */
export type Visibility = 'private' | 'internal' | 'public'
export type UserState = 'active' | 'blocked' | 'ldap_blocked' | 'blocked_pending_approval' | 'banned' | 'deactivated'
/** 10 guest, 15 planner, 20 reporter, 30 developer, 40 maintainer, 50 owner. */
export type AccessLevel = 10 | 15 | 20 | 30 | 40 | 50

export type User = {
  id: number
  username: string
  name: string
  email: string
  /** Besides the main one. */
  otherEmails?: { email: string; confirmed: boolean }[]
  publicEmail: string
  state: UserState
  locked: boolean
  isAdmin: boolean
  userType: 'human' | 'project_bot' | 'service_account' | 'ghost'
  avatarUrl: string | null
  createdAt: string
  updatedAt: string
  bio: string
  location: string | null
  linkedin: string
  twitter: string
  discord: string
  github: string
  websiteUrl: string
  organization: string
  jobTitle: string
  pronouns: string | null
  lastSignInAt: string | null
  currentSignInAt: string | null
  confirmedAt: string | null
  lastActivityOn: string | null
  currentSignInIp: string | null
  lastSignInIp: string | null
  signInCount: number
  note: string | null
  identities: { provider: string; extern_uid: string }[]
  projectsLimit: number
  canCreateGroup: boolean
  twoFactorEnabled: boolean
  external: boolean
  privateProfile: boolean
  preferredLanguage: string
  followers: number
  following: number
  namespaceId: number
  createdById: number | null
  customAttributes: Map<string, string>
  status: { emoji: string | null; message: string | null }
}

export type Project = {
  id: number
  name: string
  path: string
  description: string | null
  visibility: Visibility
  creatorId: number
  /** A user's namespace id or a group's id: both come from one counter, as in GitLab. */
  namespaceId: number
  projectNamespaceId: number
  createdAt: string
  updatedAt: string
  lastActivityAt: string
  topics: string[]
  archived: boolean
  defaultBranch: string
  files: Map<string, string>
  starCount: number
  forksCount: number
  importUrl: string | null
  markedForDeletionOn: string | null
  hidden: boolean
  snippetsEnabled: boolean
  members: Map<number, AccessLevel>
  nextIssueIid: number
  nextMergeRequestIid: number
}

export type Group = {
  id: number
  name: string
  path: string
  parentId: number | null
  description: string
  visibility: Visibility
  createdAt: string
  updatedAt: string
  archived: boolean
  markedForDeletionOn: string | null
  members: Map<number, AccessLevel>
}

export type Issue = {
  id: number
  iid: number
  projectId: number
  title: string
  description: string | null
  state: 'opened' | 'closed'
  issueType: 'issue' | 'incident' | 'test_case' | 'task'
  confidential: boolean
  discussionLocked: boolean | null
  authorId: number
  assigneeIds: number[]
  labels: string[]
  createdAt: string
  updatedAt: string
  closedAt: string | null
  closedById: number | null
  updatedById: number | null
  lastEditedAt: string | null
  lastEditedById: number | null
  userAgent: string
  ipAddress: string
}

export type NoteableType = 'Issue' | 'MergeRequest' | 'Snippet'

export type Note = {
  id: number
  noteableType: NoteableType
  noteableId: number
  noteableIid: number | null
  projectId: number | null
  authorId: number
  body: string
  system: boolean
  internal: boolean
  createdAt: string
  updatedAt: string
  discussionId: string
}

export type Snippet = {
  id: number
  title: string
  description: string | null
  visibility: Visibility
  authorId: number
  projectId: number | null
  files: { path: string; content: string }[]
  createdAt: string
  updatedAt: string
  userAgent: string
  ipAddress: string
  markedAsSpam: boolean
}

export type MergeRequest = {
  id: number
  iid: number
  projectId: number
  sourceProjectId: number
  title: string
  description: string | null
  state: 'opened' | 'closed' | 'merged' | 'locked'
  draft: boolean
  authorId: number
  assigneeIds: number[]
  labels: string[]
  sourceBranch: string
  targetBranch: string
  sha: string
  discussionLocked: boolean | null
  createdAt: string
  updatedAt: string
  closedAt: string | null
  closedById: number | null
}

export type Milestone = {
  id: number
  projectId: number
  title: string
  description: string
  createdAt: string
  updatedAt: string
}

/** What a user's activity feed holds. */
export type Activity = {
  id: number
  projectId: number | null
  actionName: 'opened' | 'closed' | 'reopened' | 'commented on' | 'created' | 'pushed to' | 'joined' | 'updated'
  targetId: number | null
  targetIid: number | null
  targetType: 'Issue' | 'MergeRequest' | 'Note' | 'Project' | 'Snippet' | 'User' | null
  targetTitle: string | null
  authorId: number
  createdAt: string
  commitTitle: string | null
}

export type Token = {
  id: number
  kind: 'personal' | 'oauth'
  value: string
  name: string
  userId: number
  scopes: string[]
  createdAt: string
  /** A date (YYYY-MM-DD, from 00:00 UTC on invalid) for personal tokens, an instant for OAuth ones, null for service accounts. */
  expiresAt: string | null
  revoked: boolean
}
