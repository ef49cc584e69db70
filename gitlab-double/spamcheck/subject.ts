import { canSeeProject, projectLevel } from '../world/access'
import { findProject, projectPath } from '../world/lookups'
import type { Project, User } from '../world/objects'
import type { Store } from '../world/store'

/** GitLab's class names; a spam log keeps them. */
export type SubjectModel = 'Issue' | 'PersonalSnippet' | 'ProjectSnippet' | 'MergeRequest' | 'Note' | 'Milestone'

/** Something that somebody is about to save, as far as the spam check looks at it. */
export type Subject = {
  model: SubjectModel
  /** What people and Generic calls name it by: `issue`, `merge_request`, … */
  type: string
  action: 'create' | 'update'
  actor: User
  project: Project | null
  title: string
  description: string
  /** All the text that counts, for a generic call. */
  text: string
  /** Set while it exists already. */
  createdAt: string | null
  updatedAt: string | null
  /** Paths of a snippet's files; their text is never sent. */
  files: string[]
  /** Whether strangers could see it: what they can't is saved whatever the verdict. */
  public: boolean
}

export type Rpc = 'CheckForSpamIssue' | 'CheckForSpamSnippet' | 'CheckForSpamGeneric'

const rpcs: Record<SubjectModel, Rpc> = {
  Issue: 'CheckForSpamIssue',
  PersonalSnippet: 'CheckForSpamSnippet',
  ProjectSnippet: 'CheckForSpamSnippet',
  MergeRequest: 'CheckForSpamGeneric',
  Note: 'CheckForSpamGeneric',
  Milestone: 'CheckForSpamGeneric',
}

/** Only these can be saved after a CAPTCHA; everything else that needs one is refused. */
export function mayHaveCaptcha({ model }: Subject): boolean {
  return rpcs[model] !== 'CheckForSpamGeneric'
}

export type Request = { rpc: Rpc; message: Record<string, unknown> }

/** The call that GitLab makes of it: which one, and which fields are filled. A snippet's visibility never is. */
export function requestOf(store: Store, subject: Subject): Request {
  const rpc = rpcs[subject.model]
  const { project, actor } = subject
  const message: Record<string, unknown> = {
    user: userOf(store, actor),
    action: subject.action === 'create' ? 0 : 1,
  }
  if (subject.createdAt !== null) message.createdAt = timestamp(subject.createdAt)
  if (subject.updatedAt !== null) message.updatedAt = timestamp(subject.updatedAt)
  if (project) {
    message.project = { projectId: project.id, projectPath: projectPath(store, project) }
    message.userInProject = projectLevel(store, project, actor.id) > 0
  }
  if (rpc === 'CheckForSpamGeneric') return { rpc, message: { ...message, text: subject.text, type: subject.type } }
  const { title, description } = subject
  if (rpc === 'CheckForSpamIssue') return { rpc, message: { ...message, title, description } }
  return { rpc, message: { ...message, title, description, files: subject.files.map((path) => ({ path })) } }
}

const dayMs = 86_400_000

function userOf(store: Store, user: User): Record<string, unknown> {
  const age = Math.floor((Date.now() - Date.parse(user.createdAt)) / dayMs)
  const message = {
    emails: [
      { email: user.email, verified: user.confirmedAt !== null },
      ...(user.otherEmails ?? []).map(({ email, confirmed }) => ({ email, verified: confirmed })),
    ],
    org: user.organization,
    username: user.username,
    createdAt: timestamp(user.createdAt),
  }
  if (store.olderThan(16, 0)) return message
  return {
    ...message,
    id: user.id,
    abuseMetadata: { account_age: age, two_factor_enabled: user.twoFactorEnabled ? 1 : 0 },
  }
}

function timestamp(iso: string): { seconds: number; nanos: number } {
  const ms = Date.parse(iso)
  const seconds = Math.floor(ms / 1_000)
  return { seconds, nanos: (ms - seconds * 1_000) * 1_000_000 }
}

/** Whether anybody at all may see the project. */
export function isPublicProject(store: Store, projectId: number | null): boolean {
  const project = projectId === null ? undefined : findProject(store, projectId)
  return project !== undefined && canSeeProject(store, null, project)
}
