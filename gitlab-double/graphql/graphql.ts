import { type Call, ok, type Reply } from '../rest/call'
import { canEdit } from '../world/access'
import type { Snippet } from '../world/objects'
import { deleteSnippet, updateSnippet } from '../world/snippets'
import { type Field, parseOperation, select } from './parse-operation'

const noAccess =
  "The resource that you are attempting to access does not exist or you don't have permission to perform this action"

class Refused extends Error {}

/** POST /api/graphql: the few operations that a moderation tool needs, 200 with `errors` when something is refused. */
export function handleGraphql(call: Call): Reply {
  const variables = call.body.variables
  let fields: Field[]
  try {
    fields = parseOperation(
      String(call.body.query ?? ''),
      typeof variables === 'object' && variables !== null ? (variables as Record<string, unknown>) : {},
    )
  } catch (error) {
    return ok({ errors: [{ message: error instanceof Error ? error.message : String(error) }] })
  }
  const data: Record<string, unknown> = {}
  const errors: unknown[] = []
  for (const field of fields) {
    const resolve = operations[field.name]
    try {
      if (!resolve) throw new Refused(`Field '${field.name}' doesn't exist`)
      data[field.alias] = select(resolve(call, field), field.fields)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      data[field.alias] = null
      errors.push({ message: error.message, locations: [{ line: 1, column: 1 }], path: [field.alias] })
    }
  }
  return ok(errors.length > 0 ? { data, errors } : { data })
}

const operations: Record<string, (call: Call, field: Field) => unknown> = {
  currentUser: ({ caller }) =>
    caller && { id: `gid://gitlab/User/${caller.user.id}`, username: caller.user.username, name: caller.user.name },
  metadata: ({ store }) => ({ version: store.version, revision: '0d0ub1e0000', enterprise: store.edition === 'ee' }),
  destroySnippet(call, field) {
    const snippet = snippetOf(call, field)
    deleteSnippet(call.store, snippet.id)
    return { clientMutationId: null, errors: [], snippet: null }
  },
  updateSnippet(call, field) {
    const snippet = snippetOf(call, field)
    const input = inputOf(field)
    const text = (key: string) => (typeof input[key] === 'string' ? input[key] : undefined)
    const level = text('visibilityLevel')
    updateSnippet(call.store, snippet.id, {
      title: text('title'),
      description: text('description'),
      visibility: level === 'private' || level === 'internal' || level === 'public' ? level : undefined,
    })
    return { clientMutationId: null, errors: [], snippet: shown(snippet) }
  },
  markAsSpamSnippet(call, field) {
    const snippet = snippetOf(call, field)
    if (!call.caller?.admin) throw new Refused(noAccess)
    updateSnippet(call.store, snippet.id, { markedAsSpam: true })
    return { clientMutationId: null, errors: [], snippet: shown(snippet) }
  },
}

function inputOf(field: Field): Record<string, unknown> {
  const { input } = field.args
  return typeof input === 'object' && input !== null ? (input as Record<string, unknown>) : {}
}

/** By global id. Here, unlike over REST, an admin reaches everybody's personal snippets. */
function snippetOf(call: Call, field: Field): Snippet {
  const found = /^gid:\/\/gitlab\/(PersonalSnippet|ProjectSnippet|Snippet)\/(\d+)$/.exec(String(inputOf(field).id))
  const snippet = found ? call.store.snippets.get(Number(found[2])) : undefined
  if (!snippet || !call.caller) throw new Refused(noAccess)
  const kind = snippet.projectId === null ? 'PersonalSnippet' : 'ProjectSnippet'
  if (found?.[1] !== 'Snippet' && found?.[1] !== kind) throw new Refused(noAccess)
  const own = snippet.authorId === call.caller.user.id
  const project = snippet.projectId === null ? undefined : call.store.projects.get(snippet.projectId)
  const allowed = own || call.caller.admin || (project && canEdit(call.store, call.caller, project, null, 40))
  if (!allowed) throw new Refused(noAccess)
  return snippet
}

function shown(snippet: Snippet): Record<string, unknown> {
  const kind = snippet.projectId === null ? 'PersonalSnippet' : 'ProjectSnippet'
  return {
    id: `gid://gitlab/${kind}/${snippet.id}`,
    title: snippet.title,
    description: snippet.description,
    visibilityLevel: snippet.visibility,
    createdAt: snippet.createdAt,
    updatedAt: snippet.updatedAt,
  }
}
