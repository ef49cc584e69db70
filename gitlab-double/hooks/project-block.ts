import { projectPath } from '../world/lookups'
import type { Project, User } from '../world/objects'
import { type Store, visibilityLevels } from '../world/store'
import { namespaceTitle, webhookEmail } from './people-payloads'

type Json = Record<string, unknown>

export function userBlock(store: Store, user: User): Json {
  return {
    id: user.id,
    name: user.name,
    username: user.username,
    avatar_url: user.avatarUrl ?? `${store.url}/uploads/-/system/user/avatar/${user.id}/avatar.png`,
    email: webhookEmail(user),
  }
}

export function projectBlock(store: Store, project: Project, options: { withId: boolean }): Json {
  const path = projectPath(store, project)
  const web = `${store.url}/${path}`
  const host = store.url.slice(store.url.indexOf('//') + 2)
  const ssh = `git@${host}:${path}.git`
  return {
    ...(options.withId ? { id: project.id } : {}),
    name: project.name,
    description: project.description,
    web_url: web,
    avatar_url: null,
    git_ssh_url: ssh,
    git_http_url: `${web}.git`,
    namespace: namespaceTitle(store, project),
    visibility_level: visibilityLevels[project.visibility],
    path_with_namespace: path,
    default_branch: project.defaultBranch,
    ...(options.withId ? { ci_config_path: null } : {}),
    homepage: web,
    url: ssh,
    ssh_url: ssh,
    http_url: `${web}.git`,
  }
}

export function repositoryBlock(store: Store, project: Project): Json {
  const web = `${store.url}/${projectPath(store, project)}`
  return { name: project.name, url: `${web}.git`, description: project.description, homepage: web }
}

export function pushRepositoryBlock(store: Store, project: Project): Json {
  const block = projectBlock(store, project, { withId: false })
  return {
    name: project.name,
    url: block.ssh_url,
    description: project.description,
    homepage: block.homepage,
    git_http_url: block.git_http_url,
    git_ssh_url: block.git_ssh_url,
    visibility_level: block.visibility_level,
  }
}
