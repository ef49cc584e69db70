import { canSeeGroup, canSeeProject, groupLevel } from '../world/access'
import { createGroup, deleteGroup, renameGroup, updateGroup } from '../world/groups'
import { findGroup, groupChain, groupPath, projectsIn, subgroupsOf } from '../world/lookups'
import type { AccessLevel, Group } from '../world/objects'
import { removeLater } from '../world/removals'
import { visibilityLevels } from '../world/store'
import { accepted, badRequest, type Call, created, forbidden, notFound, ok, type Reply, requireUser } from './call'
import { paginate } from './paginate'
import { boolParam, choiceParam, requiredText, textParam, visibilityParam } from './params'
import { presentGroup, presentProject, presentProjectBasic } from './present-namespace'
import { presentMembers } from './repository'

export function groupOf(call: Call): Group {
  const wanted = call.params.id ?? ''
  const group = findGroup(call.store, /^\d+$/.test(wanted) ? Number(wanted) : wanted)
  if (!group || !canSeeGroup(call.store, call.caller, group)) throw notFound('Group')
  return group
}

function groupDetail(call: Call, group: Group): Record<string, unknown> {
  const detail = presentGroup(call.store, group)
  if (boolParam(call, 'with_projects') === false) return detail
  const projects = projectsIn(call.store, group.id)
    .filter((project) => canSeeProject(call.store, call.caller, project))
    .slice(0, 100)
    .map((project) => presentProject(call.store, project, { viewer: call.caller }))
  return { ...detail, projects, shared_projects: [], prevent_sharing_groups_outside_hierarchy: false }
}

export function getGroup(call: Call): Reply {
  return ok(groupDetail(call, groupOf(call)))
}

export function listGroups(call: Call): Reply {
  const orderBy = choiceParam(call, 'order_by', ['name', 'path', 'id', 'similarity']) ?? 'name'
  const search = textParam(call, 'search')?.toLowerCase()
  const topLevel = boolParam(call, 'top_level_only') === true
  const rows = [...call.store.groups.values()].filter(
    (group) =>
      canSeeGroup(call.store, call.caller, group) &&
      (!topLevel || group.parentId === null) &&
      (search === undefined || `${group.name} ${group.path}`.toLowerCase().includes(search)),
  )
  const direction = call.query.get('sort') === 'desc' ? -1 : 1
  rows.sort((a, b) => {
    const by = orderBy === 'id' ? a.id - b.id : orderBy === 'path' ? compare(a.path, b.path) : compare(a.name, b.name)
    return (by || a.id - b.id) * direction
  })
  return paginate({ call, rows, present: (group) => presentGroup(call.store, group) })
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

export function listGroupProjects(call: Call): Reply {
  const rows = projectsIn(call.store, groupOf(call).id).filter((project) =>
    canSeeProject(call.store, call.caller, project),
  )
  return paginate({ call, rows, present: (project) => presentProjectBasic(call.store, project) })
}

export function listSubgroups(call: Call): Reply {
  const rows = subgroupsOf(call.store, groupOf(call).id).filter((group) => canSeeGroup(call.store, call.caller, group))
  return paginate({ call, rows, present: (group) => presentGroup(call.store, group) })
}

/** Groups below it, at any depth. */
export function listDescendants(call: Call): Reply {
  const below = (id: number): Group[] => subgroupsOf(call.store, id).flatMap((group) => [group, ...below(group.id)])
  const rows = below(groupOf(call).id).filter((group) => canSeeGroup(call.store, call.caller, group))
  return paginate({ call, rows, present: (group) => presentGroup(call.store, group) })
}

export function listGroupMembers(all: boolean) {
  return (call: Call): Reply => {
    const group = groupOf(call)
    const members = new Map<number, AccessLevel>()
    for (const part of all ? groupChain(call.store, group) : [group])
      for (const [userId, level] of part.members) members.set(userId, level)
    return paginate({ call, rows: presentMembers(call.store, members), present: (row) => row })
  }
}

function requireOwner(call: Call): Group {
  const caller = requireUser(call)
  const group = groupOf(call)
  if (!caller.admin && groupLevel(call.store, group, caller.user.id) < 50) throw forbidden()
  return group
}

export function postGroup(call: Call): Reply {
  const { user } = requireUser(call)
  const group = createGroup(call.store, {
    name: requiredText(call, 'name'),
    path: requiredText(call, 'path'),
    description: textParam(call, 'description'),
    visibility: visibilityParam(call) ?? 'private',
    ownerId: user.id,
  })
  return created(presentGroup(call.store, group))
}

/** A group can't be less visible than what is in it; what is marked for deletion doesn't count. */
export function putGroup(call: Call): Reply {
  const group = requireOwner(call)
  const visibility = visibilityParam(call)
  if (visibility !== undefined) {
    const level = visibilityLevels[visibility]
    const reasons: string[] = []
    const projects = projectsIn(call.store, group.id).filter((project) => project.markedForDeletionOn === null)
    if (projects.some((project) => visibilityLevels[project.visibility] > level))
      reasons.push(`${visibility} is not allowed since this group contains projects with higher visibility.`)
    if (subgroupsOf(call.store, group.id).some((child) => visibilityLevels[child.visibility] > level))
      reasons.push(`${visibility} is not allowed since there are sub-groups with higher visibility.`)
    if (reasons.length > 0) throw badRequest({ visibility_level: reasons })
  }
  const path = textParam(call, 'path')
  if (path !== undefined && path !== group.path) renameGroup(call.store, group.id, path)
  updateGroup(call.store, group.id, {
    name: textParam(call, 'name'),
    description: textParam(call, 'description'),
    visibility,
  })
  return ok(groupDetail(call, group))
}

export function archiveGroup(archived: boolean) {
  return (call: Call): Reply => {
    const group = requireOwner(call)
    updateGroup(call.store, group.id, { archived })
    return ok(groupDetail(call, group))
  }
}

export function restoreGroup(call: Call): Reply {
  const group = requireOwner(call)
  if (group.markedForDeletionOn === null) throw badRequest('Group has not been marked for deletion')
  group.markedForDeletionOn = null
  return created(presentGroup(call.store, group))
}

/** Marks for deletion. Only a subgroup that is already marked can be removed at once. */
export function destroyGroup(call: Call): Reply {
  const group = requireOwner(call)
  if (boolParam(call, 'permanently_remove') === true) {
    if (group.parentId === null) throw badRequest('`permanently_remove` option is only available for subgroups.')
    if (group.markedForDeletionOn === null) throw badRequest('Group must be marked for deletion first.')
    if (textParam(call, 'full_path') !== groupPath(call.store, group))
      throw badRequest('`full_path` is incorrect. You must enter the complete path for the subgroup.')
    removeLater(call.store, `group:${group.id}`, () => deleteGroup(call.store, group.id))
    return accepted()
  }
  if (group.markedForDeletionOn !== null) throw badRequest('Group has been already marked for deletion')
  updateGroup(call.store, group.id, { markedForDeletionOn: call.store.now().slice(0, 10) })
  return accepted()
}
