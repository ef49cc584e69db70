import { groupChain, namespaceOf } from '../world/lookups'
import type { AccessLevel } from '../world/objects'
import type { Store } from '../world/store'
import { type Call, created, noContent, notFound, ok, type Reply } from './call'
import { paginate } from './paginate'
import { intParam, pathId } from './params'
import { presentUserBasic } from './present-user'
import { projectOf, requireProjectAdmin } from './projects'

export function getRawFile(call: Call): Reply {
  const content = fileOf(call)
  return { status: 200, text: content, type: 'text/plain; charset=utf-8' }
}

export function getFile(call: Call): Reply {
  const content = fileOf(call)
  const path = call.params.path ?? ''
  return ok({
    file_name: path.split('/').at(-1),
    file_path: path,
    size: Buffer.byteLength(content),
    encoding: 'base64',
    ref: call.query.get('ref') ?? 'HEAD',
    content: Buffer.from(content).toString('base64'),
  })
}

function fileOf(call: Call): string {
  const project = projectOf(call)
  const ref = call.query.get('ref') ?? 'HEAD'
  if (ref !== 'HEAD' && ref !== project.defaultBranch) throw notFound('Commit')
  const content = project.files.get(call.params.path ?? '')
  if (content === undefined) throw notFound('File')
  return content
}

export function presentMembers(store: Store, members: Iterable<[number, AccessLevel]>): Record<string, unknown>[] {
  const rows: Record<string, unknown>[] = []
  for (const [userId, level] of members) {
    const person = presentUserBasic(store, userId)
    if (person) rows.push({ ...person, access_level: level, expires_at: null, membership_state: 'active' })
  }
  return rows
}

export function listProjectMembers(all: boolean) {
  return (call: Call): Reply => {
    const project = projectOf(call)
    const members = new Map(project.members)
    const namespace = namespaceOf(call.store, project.namespaceId)
    if (namespace.kind === 'user') members.set(namespace.user.id, 50)
    else if (all)
      for (const group of groupChain(call.store, namespace.group))
        for (const [userId, level] of group.members)
          members.set(userId, Math.max(level, members.get(userId) ?? 0) as AccessLevel)
    return paginate({ call, rows: presentMembers(call.store, members), present: (row) => row })
  }
}

export function postProjectMember(call: Call): Reply {
  const project = requireProjectAdmin(call)
  const userId = intParam(call, 'user_id') ?? 0
  if (!call.store.users.has(userId)) throw notFound('User')
  const accessLevel = (intParam(call, 'access_level') ?? 30) as AccessLevel
  call.world.addMember({ projectId: project.id, userId, accessLevel })
  return created(presentMembers(call.store, [[userId, accessLevel]])[0])
}

export function deleteProjectMember(call: Call): Reply {
  const project = requireProjectAdmin(call)
  const userId = pathId(call, 'user_id')
  if (!project.members.has(userId)) throw notFound('Member')
  call.world.removeMember({ projectId: project.id, userId })
  return noContent()
}
