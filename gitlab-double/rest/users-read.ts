import { canSeeProject } from '../world/access'
import { findUser, projectsIn } from '../world/lookups'
import type { User } from '../world/objects'
import type { Store } from '../world/store'
import { ApiError, type Call, forbidden, notFound, ok, type Reply, requireAdmin, requireUser } from './call'
import { paginate } from './paginate'
import { boolParam, pathId } from './params'
import { presentProject, presentProjectBasic } from './present-namespace'
import { presentCurrentUser, presentUserForAdmin, presentUserPublic } from './present-user'
import { attributesOf } from './users-list'

export function userOf(call: Call): User {
  const user = call.store.users.get(pathId(call, 'id'))
  if (!user) throw notFound('User')
  return user
}

export function getUser(call: Call): Reply {
  if (!call.caller) throw forbidden('Not authorized!')
  const user = userOf(call)
  if (call.caller.admin) {
    const shown = presentUserForAdmin(call.store, user)
    const withAttributes = boolParam(call, 'with_custom_attributes') === true
    return ok(withAttributes ? { ...shown, custom_attributes: attributesOf(user) } : shown)
  }
  countLookUp(call, call.caller.user.id)
  return ok(presentUserPublic(call.store, user))
}

const windowMs = 600_000
const lookUps = new WeakMap<Store, Map<number, number[]>>()

/** The application's own limit: admins are exempt, and the 429 is JSON without RateLimit headers. */
function countLookUp({ store }: Call, callerId: number): void {
  const byCaller = lookUps.get(store) ?? new Map<number, number[]>()
  lookUps.set(store, byCaller)
  const now = Date.now()
  const recent = (byCaller.get(callerId) ?? []).filter((at) => now - at < windowMs)
  byCaller.set(callerId, recent)
  if (recent.length >= store.settings.usersGetByIdLimit)
    throw new ApiError(
      429,
      { message: { error: 'This endpoint has been requested too many times. Try again later.' } },
      { 'retry-after': String(windowMs / 1000) },
    )
  recent.push(now)
}

export function getCurrentUser(call: Call): Reply {
  return ok(presentCurrentUser(call.store, requireUser(call).user))
}

/** By id or by name, unlike the other user endpoints. */
export function userByAnything(call: Call): User {
  const wanted = call.params.id ?? ''
  const user = findUser(call.store, /^\d+$/.test(wanted) ? Number(wanted) : wanted)
  if (!user) throw notFound('User')
  return user
}

export function listUserProjects(call: Call): Reply {
  const user = userByAnything(call)
  const rows = projectsIn(call.store, user.namespaceId)
    .filter((project) => canSeeProject(call.store, call.caller, project))
    .sort((a, b) => b.id - a.id)
  const present = call.query.get('simple') === 'true' || !call.caller
  return paginate({
    call,
    rows,
    present: (project) =>
      present ? presentProjectBasic(call.store, project) : presentProject(call.store, project, { viewer: call.caller }),
  })
}

export function listMemberships(call: Call): Reply {
  requireAdmin(call)
  const user = userOf(call)
  const rows: unknown[] = []
  for (const project of call.store.projects.values()) {
    const level = project.members.get(user.id) ?? (project.namespaceId === user.namespaceId ? 50 : undefined)
    if (level !== undefined)
      rows.push({ source_id: project.id, source_name: project.name, source_type: 'Project', access_level: level })
  }
  for (const group of call.store.groups.values()) {
    const level = group.members.get(user.id)
    if (level !== undefined)
      rows.push({ source_id: group.id, source_name: group.name, source_type: 'Namespace', access_level: level })
  }
  return paginate({ call, rows, present: (row) => row })
}

export function countAssociations(call: Call): Reply {
  const caller = requireUser(call)
  const user = userOf(call)
  if (!caller.admin && caller.user.id !== user.id) throw forbidden()
  let issues = 0
  for (const issue of call.store.issues.values()) if (issue.authorId === user.id) issues++
  let mergeRequests = 0
  for (const mr of call.store.mergeRequests.values()) if (mr.authorId === user.id) mergeRequests++
  let groups = 0
  for (const group of call.store.groups.values()) if (group.members.has(user.id)) groups++
  const projects = call.store.projectIdsByNamespace.get(user.namespaceId)?.size ?? 0
  return ok({
    groups_count: groups,
    projects_count: projects,
    issues_count: issues,
    merge_requests_count: mergeRequests,
  })
}

export function getUserStatus(call: Call): Reply {
  const { status } = userByAnything(call)
  return ok({
    emoji: status.emoji,
    message: status.message,
    availability: 'not_set',
    message_html: status.message ?? '',
    clear_status_at: null,
  })
}
