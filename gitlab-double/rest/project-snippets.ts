import type { Maybe } from '../spamcheck/submit'
import { canEdit, canSeeSnippet } from '../world/access'
import type { Snippet } from '../world/objects'
import { deleteSnippet } from '../world/snippets'
import { type Call, forbidden, noContent, notFound, ok, type Reply, requireAdmin, requireUser } from './call'
import { pathId } from './params'
import { projectOf } from './projects'
import { agentReply, changeSnippet, rawFileReply, rawReply, shownSnippet, snippetPage } from './snippets'

/** Here an admin's token reaches everybody's snippets, unlike with personal ones. */
export function projectSnippetOf(call: Call): Snippet {
  const project = projectOf(call)
  if (!project.snippetsEnabled) throw forbidden()
  const snippet = call.store.snippets.get(pathId(call, 'snippet_id'))
  if (!snippet || snippet.projectId !== project.id || !canSeeSnippet(call.store, call.caller, snippet))
    throw notFound('Snippet')
  return snippet
}

export function listProjectSnippets(call: Call): Reply {
  const project = projectOf(call)
  if (!project.snippetsEnabled) throw forbidden()
  const rows = [...call.store.snippets.values()].filter(
    (snippet) => snippet.projectId === project.id && canSeeSnippet(call.store, call.caller, snippet),
  )
  return snippetPage(call, rows)
}

export function getProjectSnippet(call: Call): Reply {
  return ok(shownSnippet(call, projectSnippetOf(call)))
}

export function getProjectSnippetRaw(call: Call): Reply {
  return rawReply(projectSnippetOf(call))
}

export function getProjectSnippetFile(call: Call): Reply {
  return rawFileReply(call, projectSnippetOf(call))
}

function editable(call: Call): Snippet {
  requireUser(call)
  const snippet = projectSnippetOf(call)
  if (!canEdit(call.store, call.caller, projectOf(call), snippet.authorId, 40)) throw forbidden()
  return snippet
}

export function putProjectSnippet(call: Call): Maybe<Reply> {
  return changeSnippet(call, editable(call))
}

export function destroyProjectSnippet(call: Call): Reply {
  deleteSnippet(call.store, editable(call).id)
  return noContent()
}

export function projectSnippetAgent(call: Call): Reply {
  requireAdmin(call)
  return agentReply(projectSnippetOf(call))
}
