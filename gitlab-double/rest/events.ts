import { canSeeProject } from '../world/access'
import type { Activity } from '../world/objects'
import type { Store } from '../world/store'
import { type Call, type Reply, requireUser } from './call'
import { paginate } from './paginate'
import { choiceParam, textParam } from './params'
import { presentNote } from './present-content'
import { presentUserBasic } from './present-user'
import { projectOf } from './projects'
import { userByAnything } from './users-read'

const targets = ['issue', 'milestone', 'merge_request', 'note', 'project', 'snippet', 'user'] as const
const actions: Record<string, Activity['actionName']> = {
  created: 'created',
  updated: 'updated',
  closed: 'closed',
  reopened: 'reopened',
  pushed: 'pushed to',
  commented: 'commented on',
  joined: 'joined',
}

export function listUserEvents(call: Call): Reply {
  const user = userByAnything(call)
  return eventPage(call, call.store.activities.get(user.id) ?? [])
}

/** Events of the token owner's own projects: not instance-wide, whatever the scope says. */
export function listOwnEvents(call: Call): Reply {
  const { user } = requireUser(call)
  if (call.query.get('scope') !== 'all') return eventPage(call, call.store.activities.get(user.id) ?? [])
  const mine = new Set(
    [...call.store.projects.values()]
      .filter((project) => project.members.has(user.id) || project.namespaceId === user.namespaceId)
      .map((project) => project.id),
  )
  const rows = [...call.store.activities.values()].flat()
  return eventPage(
    call,
    rows.filter((row) => row.projectId !== null && mine.has(row.projectId)),
  )
}

export function listProjectEvents(call: Call): Reply {
  const project = projectOf(call)
  const rows = [...call.store.activities.values()].flat().filter((row) => row.projectId === project.id)
  return eventPage(call, rows)
}

/** `before` and `after` are dates, both exclusive. */
function eventPage(call: Call, all: readonly Activity[]): Reply {
  const target = choiceParam(call, 'target_type', targets)
  const action = textParam(call, 'action')
  const before = textParam(call, 'before')
  const after = textParam(call, 'after')
  const rows = all.filter((row) => {
    if (target && row.targetType?.toLowerCase() !== target.replace('_', '')) return false
    if (action && row.actionName !== (actions[action] ?? action)) return false
    const date = row.createdAt.slice(0, 10)
    if ((before !== undefined && date >= before) || (after !== undefined && date <= after)) return false
    const project = row.projectId === null ? undefined : call.store.projects.get(row.projectId)
    return row.projectId === null || (project !== undefined && canSeeProject(call.store, call.caller, project))
  })
  rows.sort((a, b) => (call.query.get('sort') === 'asc' ? a.id - b.id : b.id - a.id))
  return paginate({ call, rows, present: (row) => presentEvent(call.store, row) })
}

function presentEvent(store: Store, row: Activity): Record<string, unknown> {
  const author = presentUserBasic(store, row.authorId)
  const note = row.targetType === 'Note' && row.targetId !== null ? store.notes.get(row.targetId) : undefined
  return {
    id: row.id,
    project_id: row.projectId,
    action_name: row.actionName,
    target_id: row.targetId,
    target_iid: row.targetIid,
    target_type: row.targetType,
    author_id: row.authorId,
    target_title: row.targetTitle,
    created_at: row.createdAt,
    author,
    imported: false,
    imported_from: 'none',
    ...(note ? { note: presentNote(store, note) } : {}),
    ...(row.actionName === 'pushed to' ? { push_data: pushData(row) } : {}),
    author_username: author?.username ?? null,
  }
}

function pushData(row: Activity): Record<string, unknown> {
  return {
    commit_count: 1,
    action: 'pushed',
    ref_type: 'branch',
    commit_from: '0'.repeat(40),
    commit_to: '0'.repeat(40),
    ref: 'main',
    commit_title: row.commitTitle,
    ref_count: null,
  }
}
