import { canSeeProject, projectLevel } from '../world/access'
import { findProject, projectPath } from '../world/lookups'
import type { Project } from '../world/objects'
import { createProject, deleteProject, type ProjectChanges, renameProject, updateProject } from '../world/projects'
import { removeLater } from '../world/removals'
import {
  ApiError,
  accepted,
  badRequest,
  type Call,
  created,
  forbidden,
  notFound,
  ok,
  type Reply,
  requireUser,
} from './call'
import { paginate, paginateKeyset, wantsKeyset } from './paginate'
import {
  boolParam,
  choiceParam,
  intParam,
  listParam,
  requiredText,
  textParam,
  timeFilter,
  visibilityParam,
} from './params'
import { presentProject, presentProjectBasic } from './present-namespace'
import { checkUnmodified } from './users-state'

/** By id or encoded path. A path that was moved answers 301 to a GET, 405 to anything else; what can't be seen is 404. */
export function projectOf(call: Call): Project {
  const wanted = call.params.id ?? ''
  const project = findProject(call.store, /^\d+$/.test(wanted) ? Number(wanted) : wanted)
  if (project && canSeeProject(call.store, call.caller, project)) return project
  const movedTo = project ? undefined : call.store.projectRedirects.get(wanted.toLowerCase())
  const moved = movedTo === undefined ? undefined : call.store.projects.get(movedTo)
  if (!moved || !canSeeProject(call.store, call.caller, moved)) throw notFound('Project')
  if (call.method !== 'GET') throw new ApiError(405, { message: 'Non GET methods are not allowed for moved projects' })
  const rest = call.path.split('/').slice(3).join('/')
  const search = call.query.size === 0 ? '' : `?${call.query}`
  const location = `${call.store.url}/api/v4/projects/${moved.id}${rest === '' ? '' : `/${rest}`}${search}`
  throw new ApiError(301, { message: `This resource has been moved permanently to ${location}` }, { location })
}

export function getProject(call: Call): Reply {
  const project = projectOf(call)
  if (!call.caller) return ok(presentProjectBasic(call.store, project))
  const statistics = boolParam(call, 'statistics') === true
  return ok(presentProject(call.store, project, { viewer: call.caller, statistics }))
}

export function listProjects(call: Call): Reply {
  const updated = timeFilter(call, 'updated')
  const orderBy = choiceParam(call, 'order_by', ['id', 'name', 'path', 'created_at', 'updated_at', 'last_activity_at'])
  if ((call.query.has('updated_after') || call.query.has('updated_before')) && orderBy !== 'updated_at')
    throw badRequest('updated_at filter and updated_at sorting must be paired')
  const visibility = visibilityParam(call)
  const idAfter = intParam(call, 'id_after') ?? 0
  const idBefore = intParam(call, 'id_before') ?? Number.MAX_SAFE_INTEGER
  const search = textParam(call, 'search')?.toLowerCase()
  const topic = textParam(call, 'topic')
  const activityAfter = textParam(call, 'last_activity_after')
  const archived = boolParam(call, 'archived')
  const rows = [...call.store.projects.values()].filter(
    (project) =>
      canSeeProject(call.store, call.caller, project) &&
      project.id > idAfter &&
      project.id < idBefore &&
      (visibility === undefined || project.visibility === visibility) &&
      (archived === undefined || project.archived === archived) &&
      (topic === undefined || project.topics.includes(topic)) &&
      (search === undefined || `${project.name} ${project.path}`.toLowerCase().includes(search)) &&
      (activityAfter === undefined || Date.parse(project.lastActivityAt) > Date.parse(activityAfter)) &&
      updated(project.updatedAt),
  )
  const simple = boolParam(call, 'simple') === true || !call.caller
  const present = (project: Project) =>
    simple ? presentProjectBasic(call.store, project) : presentProject(call.store, project, { viewer: call.caller })
  const orders = { id: (project: Project) => project.id }
  if (wantsKeyset(call)) return paginateKeyset({ call, rows, present, orders, id: orders.id, defaultOrder: 'id' })
  const value = sortValue(orderBy ?? 'created_at')
  const direction = call.query.get('sort') === 'asc' ? 1 : -1
  rows.sort((a, b) => (value(a) < value(b) ? -direction : value(a) > value(b) ? direction : (a.id - b.id) * direction))
  return paginate({ call, rows, present, keysetCapable: true })
}

function sortValue(orderBy: string): (project: Project) => string | number {
  if (orderBy === 'id') return (project) => project.id
  if (orderBy === 'name') return (project) => project.name
  if (orderBy === 'path') return (project) => project.path
  if (orderBy === 'updated_at') return (project) => project.updatedAt
  return orderBy === 'created_at' ? (project) => project.createdAt : (project) => project.lastActivityAt
}

export function postProject(call: Call): Reply {
  const { user } = requireUser(call)
  const project = createProject(call.store, {
    name: requiredText(call, 'name'),
    path: textParam(call, 'path'),
    description: textParam(call, 'description'),
    visibility: visibilityParam(call) ?? 'private',
    groupId: intParam(call, 'namespace_id'),
    topics: listParam(call, 'topics'),
    readme: boolParam(call, 'initialize_with_readme') === true ? undefined : null,
    creatorId: user.id,
  })
  return created(presentProject(call.store, project, { viewer: call.caller }))
}

/** Who may change a project: its maintainers and admins. */
export function requireProjectAdmin(call: Call): Project {
  const caller = requireUser(call)
  const project = projectOf(call)
  if (!caller.admin && projectLevel(call.store, project, caller.user.id) < 40) throw forbidden()
  return project
}

export function putProject(call: Call): Reply {
  const project = requireProjectAdmin(call)
  const path = textParam(call, 'path')
  const changes: ProjectChanges = {
    name: textParam(call, 'name'),
    description: textParam(call, 'description'),
    visibility: visibilityParam(call),
    topics: listParam(call, 'topics'),
  }
  if (path !== undefined && path !== project.path) renameProject(call.store, project.id, path)
  if (Object.values(changes).some((value) => value !== undefined)) updateProject(call.store, project.id, changes)
  return ok(presentProject(call.store, project, { viewer: call.caller }))
}

export function archiveProject(archived: boolean) {
  return (call: Call): Reply => {
    const project = requireProjectAdmin(call)
    updateProject(call.store, project.id, { archived })
    return created(presentProject(call.store, project, { viewer: call.caller }))
  }
}

export function restoreProject(call: Call): Reply {
  const project = requireProjectAdmin(call)
  if (project.markedForDeletionOn === null) throw badRequest('Project has not been marked for deletion')
  updateProject(call.store, project.id, { markedForDeletionOn: null })
  const suffix = `-deletion_scheduled-${project.id}`
  if (project.path.endsWith(suffix)) renameProject(call.store, project.id, project.path.slice(0, -suffix.length))
  return created(presentProject(call.store, project, { viewer: call.caller }))
}

/** Marks for deletion and renames; a second DELETE with permanently_remove and the new full_path removes. */
export function destroyProject(call: Call): Reply {
  const project = requireProjectAdmin(call)
  checkUnmodified(call, project.updatedAt)
  const remove = () => removeLater(call.store, `project:${project.id}`, () => deleteProject(call.store, project.id))
  if (boolParam(call, 'permanently_remove') === true) {
    if (!call.store.settings.deletionDelayed)
      throw badRequest('`permanently_remove` option is not permitted on this instance.')
    if (project.markedForDeletionOn === null) throw badRequest('Project must be marked for deletion first.')
    if (textParam(call, 'full_path') !== projectPath(call.store, project))
      throw badRequest('`full_path` is incorrect. You must enter the complete path for the project.')
    remove()
    return accepted()
  }
  if (!call.store.settings.deletionDelayed) {
    remove()
    return accepted()
  }
  if (project.markedForDeletionOn !== null) throw badRequest('Project has been already marked for deletion')
  updateProject(call.store, project.id, { markedForDeletionOn: call.store.now().slice(0, 10) })
  renameProject(call.store, project.id, `${project.path}-deletion_scheduled-${project.id}`)
  return accepted()
}
