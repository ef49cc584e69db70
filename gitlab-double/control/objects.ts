import { type Call, created, noContent, notFound, ok } from '../rest/call'
import type { Route } from '../rest/router'
import { andThen, type Submit } from '../spamcheck/submit'
import type { World } from '../world/world'
import { changes, newObject } from './schemas'

type Kind = 'user' | 'project' | 'group' | 'issue' | 'note' | 'snippet' | 'mergeRequest'

type Steering = World & { submit: Submit }

const create: Record<Kind | 'member', (world: Steering, body: unknown) => unknown> = {
  user: (world, body) => world.createUser(newObject.user.parse(body)),
  project: (world, body) => world.createProject(newObject.project.parse(body)),
  group: (world, body) => world.createGroup(newObject.group.parse(body)),
  issue: (world, body) => world.submit.issue(newObject.issue.parse(body)),
  note: (world, body) => world.submit.note(newObject.note.parse(body)),
  snippet: (world, body) => world.submit.snippet(newObject.snippet.parse(body)),
  mergeRequest: (world, body) => world.submit.mergeRequest(newObject.mergeRequest.parse(body)),
  member: (world, body) => {
    world.addMember(newObject.member.parse(body))
    return null
  },
}

const update: Record<Kind, (world: Steering, id: number, body: unknown) => unknown> = {
  user(world, id, body) {
    const { username, ...rest } = changes.user.parse(body)
    if (username !== undefined) world.renameUser(id, username)
    return world.updateUser(id, rest)
  },
  project(world, id, body) {
    const { path, readme, namespaceId, ...rest } = changes.project.parse(body)
    if (path !== undefined) world.renameProject(id, path)
    if (namespaceId !== undefined) world.transferProject(id, namespaceId)
    if (readme !== undefined) world.pushFiles(id, { files: { 'README.md': readme } })
    return Object.keys(rest).length > 0 ? world.updateProject(id, rest) : world.project(id)
  },
  group(world, id, body) {
    const { path, ...rest } = changes.group.parse(body)
    if (path !== undefined) world.renameGroup(id, path)
    return world.updateGroup(id, rest)
  },
  issue(world, id, body) {
    const { actorId, ...rest } = changes.issue.parse(body)
    return world.submit.issueChange(id, rest, { actorId })
  },
  note(world, id, body) {
    const { actorId, body: text } = changes.note.parse(body)
    return world.submit.noteChange(id, text, { actorId })
  },
  snippet: (world, id, body) => world.submit.snippetChange(id, changes.snippet.parse(body)),
  mergeRequest(world, id, body) {
    const { actorId, ...rest } = changes.mergeRequest.parse(body)
    return world.submit.mergeRequestChange(id, rest, { actorId })
  },
}

const look: Record<Kind, (world: World, id: number) => unknown> = {
  user: (world, id) => world.user(id),
  project: (world, id) => world.project(id),
  group: (world, id) => world.group(id),
  issue: (world, id) => world.issue(id),
  note: (world, id) => world.note(id),
  snippet: (world, id) => world.snippet(id),
  mergeRequest: (world, id) => world.mergeRequest(id),
}

const remove: Record<Kind, (world: World, id: number) => void> = {
  user: (world, id) => world.deleteUser(id),
  project: (world, id) => world.deleteProject(id),
  group: (world, id) => world.deleteGroup(id),
  issue: (world, id) => world.deleteIssue(id),
  note: (world, id) => world.deleteNote(id),
  snippet: (world, id) => world.deleteSnippet(id),
  mergeRequest: (world, id) => world.deleteMergeRequest(id),
}

/** Maps become objects, so that files, members and attributes are seen too. */
export function plain(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value ?? null, (_key, inner) => (inner instanceof Map ? Object.fromEntries(inner) : inner)),
  )
}

function pick<T>(table: Record<string, T>, call: Call): T {
  const found = Object.hasOwn(table, call.params.kind ?? '') ? table[call.params.kind ?? ''] : undefined
  if (found === undefined) throw notFound('Kind')
  return found
}

const steering = ({ world, submit }: Call): Steering => ({ ...world, submit })

function target(call: Call): number {
  const id = Number(call.params.id)
  if (!pick(look, call)(call.world, id)) throw notFound(call.params.kind)
  return id
}

/** /-/double/objects/:kind[/:id]: create, look, change, delete; each tells the hooks as in the web interface. */
export const objectRoutes: Route[] = [
  {
    method: 'POST',
    path: '/objects/:kind',
    handler: (call) => andThen(pick(create, call)(steering(call), call.body), (made) => created(plain(made))),
  },
  {
    method: 'GET',
    path: '/objects/:kind/:id',
    handler: (call) => ok(plain(pick(look, call)(call.world, target(call)))),
  },
  {
    method: 'PUT',
    path: '/objects/:kind/:id',
    handler: (call) =>
      andThen(pick(update, call)(steering(call), target(call), call.body), (changed) => ok(plain(changed))),
  },
  {
    method: 'DELETE',
    path: '/objects/:kind/:id',
    handler: (call) => {
      pick(remove, call)(call.world, target(call))
      return noContent()
    },
  },
]
