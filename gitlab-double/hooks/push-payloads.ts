import { projectPath } from '../world/lookups'
import type { Project, User } from '../world/objects'
import type { Store } from '../world/store'
import { webhookEmail } from './people-payloads'
import { projectBlock, pushRepositoryBlock } from './project-block'
import { hookTime } from './times'

type Json = Record<string, unknown>
export type Push = { project: Project; user: User; before: string; after: string; ref: string; title: string }

function avatar(store: Store, user: User): string {
  return user.avatarUrl ?? `${store.url}/uploads/-/system/user/avatar/${user.id}/avatar.png`
}

export function repositoryUpdatePayload(store: Store, push: Push): Json {
  return {
    event_name: 'repository_update',
    user_id: push.user.id,
    user_name: push.user.name,
    user_email: webhookEmail(push.user),
    user_avatar: avatar(store, push.user),
    project_id: push.project.id,
    project: projectBlock(store, push.project, { withId: false }),
    changes: [{ before: push.before, after: push.after, ref: push.ref }],
    refs: [push.ref],
  }
}

/** One shape for both hooks: a system hook tells it by event_name and never lists commits, a project hook by object_kind. */
export function pushPayload(store: Store, push: Push, to: 'system' | 'project'): Json {
  const tag = push.ref.startsWith('refs/tags/')
  const web = `${store.url}/${projectPath(store, push.project)}`
  const commit = {
    id: push.after,
    message: push.title,
    title: push.title,
    timestamp: hookTime(push.project.updatedAt),
    url: `${web}/-/commit/${push.after}`,
    author: { name: push.user.name, email: webhookEmail(push.user) },
    added: [],
    modified: ['README.md'],
    removed: [],
  }
  const name = tag ? 'tag_push' : 'push'
  return {
    ...(to === 'project' ? { object_kind: name } : {}),
    event_name: name,
    before: push.before,
    after: push.after,
    ref: push.ref,
    checkout_sha: push.after,
    user_id: push.user.id,
    user_name: push.user.name,
    ...(tag ? {} : { user_email: webhookEmail(push.user) }),
    user_avatar: avatar(store, push.user),
    project_id: push.project.id,
    project: projectBlock(store, push.project, { withId: to === 'project' }),
    repository: pushRepositoryBlock(store, push.project),
    commits: to === 'project' && !tag ? [commit] : [],
    total_commits_count: tag ? 0 : 1,
  }
}
