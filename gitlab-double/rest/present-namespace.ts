import { projectLevel, type Viewer } from '../world/access'
import {
  groupName,
  groupPath,
  namespaceName,
  namespaceOf,
  namespacePath,
  projectOwner,
  projectPath,
} from '../world/lookups'
import type { Group, Project } from '../world/objects'
import type { Store } from '../world/store'
import { presentUserBasic } from './present-user'

type Json = Record<string, unknown>

export function presentNamespace(store: Store, namespaceId: number): Json {
  const namespace = namespaceOf(store, namespaceId)
  const group = namespace.kind === 'group' ? namespace.group : null
  const fullPath = namespacePath(store, namespaceId)
  return {
    id: namespaceId,
    name: namespace.kind === 'user' ? namespace.user.name : namespace.group.name,
    path: namespace.kind === 'user' ? namespace.user.username : namespace.group.path,
    kind: namespace.kind,
    full_path: fullPath,
    parent_id: group?.parentId ?? null,
    avatar_url: null,
    web_url: group ? `${store.url}/groups/${fullPath}` : `${store.url}/${fullPath}`,
  }
}

/** What every list shows, and all that `simple=true` shows. */
export function presentProjectBasic(store: Store, project: Project): Json {
  const path = projectPath(store, project)
  const web = `${store.url}/${path}`
  const host = store.url.slice(store.url.indexOf('//') + 2)
  return {
    id: project.id,
    description: project.description,
    name: project.name,
    name_with_namespace: `${namespaceName(store, project.namespaceId)} / ${project.name}`,
    path: project.path,
    path_with_namespace: path,
    created_at: project.createdAt,
    default_branch: project.files.size === 0 ? null : project.defaultBranch,
    tag_list: project.topics,
    topics: project.topics,
    ssh_url_to_repo: `git@${host}:${path}.git`,
    http_url_to_repo: `${web}.git`,
    web_url: web,
    readme_url: project.files.has('README.md') ? `${web}/-/blob/${project.defaultBranch}/README.md` : null,
    forks_count: project.forksCount,
    avatar_url: null,
    star_count: project.starCount,
    last_activity_at: project.lastActivityAt,
    visibility: project.visibility,
    namespace: presentNamespace(store, project.namespaceId),
  }
}

export function presentProject(
  store: Store,
  project: Project,
  options: { viewer: Viewer; statistics?: boolean },
): Json {
  const { viewer } = options
  const owner = projectOwner(store, project)
  const api = `${store.url}/api/v4/projects/${project.id}`
  const access = project.hidden ? 'disabled' : 'enabled'
  const ownLevel = viewer ? (project.members.get(viewer.user.id) ?? null) : null
  const groupShare = viewer ? projectLevel(store, project, viewer.user.id) : 0
  const shown = presentProjectBasic(store, project)
  Object.assign(shown, {
    description_html: project.description === null ? '' : `<p dir="auto">${escapeHtml(project.description)}</p>`,
    container_registry_image_prefix: `registry.double.example/${projectPath(store, project)}`,
    _links: {
      self: api,
      issues: `${api}/issues`,
      merge_requests: `${api}/merge_requests`,
      repo_branches: `${api}/repository/branches`,
      labels: `${api}/labels`,
      events: `${api}/events`,
      members: `${api}/members`,
      cluster_agents: `${api}/cluster_agents`,
    },
    empty_repo: project.files.size === 0,
    archived: project.archived,
    marked_for_deletion_at: project.markedForDeletionOn,
    marked_for_deletion_on: project.markedForDeletionOn,
    resolve_outdated_diff_discussions: false,
    repository_access_level: access,
    issues_access_level: access,
    merge_requests_access_level: access,
    forking_access_level: access,
    wiki_access_level: access,
    builds_access_level: access,
    snippets_access_level: project.snippetsEnabled ? 'enabled' : 'disabled',
    pages_access_level: 'private',
    issues_enabled: true,
    merge_requests_enabled: true,
    wiki_enabled: true,
    jobs_enabled: true,
    snippets_enabled: project.snippetsEnabled,
    container_registry_enabled: false,
    service_desk_enabled: false,
    can_create_merge_request_in: viewer !== null,
    updated_at: project.updatedAt,
    creator_id: project.creatorId,
    import_url: project.importUrl,
    import_type: null,
    import_status: 'none',
    import_error: null,
    open_issues_count: openIssues(store, project),
    lfs_enabled: true,
    shared_runners_enabled: true,
    public_jobs: true,
    shared_with_groups: [],
    merge_method: 'merge',
    request_access_enabled: true,
    permissions: {
      project_access: ownLevel === null ? null : { access_level: ownLevel, notification_level: 3 },
      group_access: ownLevel === null && groupShare > 0 ? { access_level: groupShare, notification_level: 3 } : null,
    },
  })
  if (owner) shown.owner = presentUserBasic(store, owner.id)
  if (options.statistics) shown.statistics = statistics(project)
  return shown
}

function openIssues(store: Store, project: Project): number {
  let open = 0
  for (const id of store.issueIdsByProject.get(project.id)?.values() ?? [])
    if (store.issues.get(id)?.state === 'opened') open++
  return open
}

function statistics(project: Project): Json {
  let size = 0
  for (const content of project.files.values()) size += content.length
  return { commit_count: project.files.size === 0 ? 0 : 1, storage_size: size, repository_size: size, wiki_size: 0 }
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

export function presentGroup(store: Store, group: Group): Json {
  const fullPath = groupPath(store, group)
  return {
    id: group.id,
    web_url: `${store.url}/groups/${fullPath}`,
    name: group.name,
    path: group.path,
    description: group.description,
    visibility: group.visibility,
    share_with_group_lock: false,
    require_two_factor_authentication: false,
    two_factor_grace_period: 48,
    project_creation_level: 'developer',
    auto_devops_enabled: null,
    subgroup_creation_level: 'maintainer',
    emails_disabled: false,
    emails_enabled: true,
    mentions_disabled: null,
    lfs_enabled: true,
    default_branch: null,
    avatar_url: null,
    request_access_enabled: true,
    full_name: groupName(store, group),
    full_path: fullPath,
    created_at: group.createdAt,
    parent_id: group.parentId,
    archived: group.archived,
    shared_with_groups: [],
    marked_for_deletion_on: group.markedForDeletionOn,
  }
}
