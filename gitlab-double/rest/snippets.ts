import type { Maybe } from '../spamcheck/submit'
import { canSeeSnippet } from '../world/access'
import type { Snippet } from '../world/objects'
import { deleteSnippet } from '../world/snippets'
import {
  type Call,
  created,
  forbidden,
  invalidParam,
  noContent,
  notFound,
  ok,
  type Reply,
  requireAdmin,
  requireUser,
} from './call'
import { paginate } from './paginate'
import { pathId, requiredText, textParam, timeFilter, visibilityParam } from './params'
import { presentSnippet } from './present-content'
import { answerSaved, captchaOf } from './spam'

export function shownSnippet(call: Call, snippet: Snippet): Record<string, unknown> {
  return presentSnippet(call.store, snippet, { admin: call.caller?.admin === true })
}

export function snippetPage(call: Call, rows: Iterable<Snippet>): Reply {
  const inTime = timeFilter(call, 'created')
  const sorted = [...rows].filter((snippet) => inTime(snippet.createdAt)).sort((a, b) => b.id - a.id)
  return paginate({ call, rows: sorted, present: (snippet) => shownSnippet(call, snippet) })
}

/** Everybody's, for admins; for anyone else only what they may see. No updated_after, no order_by. */
export function listAllSnippets(call: Call): Reply {
  requireUser(call)
  const rows = [...call.store.snippets.values()].filter((snippet) => canSeeSnippet(call.store, call.caller, snippet))
  return snippetPage(call, rows)
}

export function listOwnSnippets(call: Call): Reply {
  const { user } = requireUser(call)
  return snippetPage(
    call,
    [...call.store.snippets.values()].filter((snippet) => snippet.authorId === user.id),
  )
}

export function listPublicSnippets(call: Call): Reply {
  const rows = [...call.store.snippets.values()].filter(
    (snippet) =>
      snippet.projectId === null && snippet.visibility === 'public' && canSeeSnippet(call.store, call.caller, snippet),
  )
  return snippetPage(call, rows)
}

function visibleSnippet(call: Call): Snippet {
  const snippet = call.store.snippets.get(pathId(call, 'id'))
  if (!snippet || !canSeeSnippet(call.store, call.caller, snippet)) throw notFound('Snippet')
  return snippet
}

export function getSnippet(call: Call): Reply {
  return ok(shownSnippet(call, visibleSnippet(call)))
}

export function getSnippetRaw(call: Call): Reply {
  return rawReply(visibleSnippet(call))
}

export function getSnippetFile(call: Call): Reply {
  return rawFileReply(call, visibleSnippet(call))
}

export function rawReply(snippet: Snippet): Reply {
  return { status: 200, text: snippet.files[0]?.content ?? '', type: 'text/plain; charset=utf-8' }
}

export function rawFileReply(call: Call, snippet: Snippet): Reply {
  const ref = call.params.ref
  if (ref !== 'HEAD' && ref !== 'main' && ref !== 'master') throw notFound('Reference')
  const file = snippet.files.find((one) => one.path === call.params.file_path)
  if (!file) throw notFound('File')
  return { status: 200, text: file.content, type: 'text/plain; charset=utf-8' }
}

/** Only among the caller's own snippets: an admin's token gets 404 for anybody else's, unless it comes as Sudo of the author. */
function ownSnippet(call: Call): Snippet {
  const { user } = requireUser(call)
  const snippet = call.store.snippets.get(pathId(call, 'id'))
  if (!snippet || snippet.authorId !== user.id) throw notFound('Snippet')
  if (user.state === 'banned') throw forbidden()
  return snippet
}

export function postSnippet(call: Call): Maybe<Reply> {
  const { user } = requireUser(call)
  const input = {
    authorId: user.id,
    title: requiredText(call, 'title'),
    description: textParam(call, 'description') ?? null,
    visibility: visibilityParam(call) ?? 'private',
    files: filesOf(call) ?? [
      { path: textParam(call, 'file_name') ?? 'snippetfile1.txt', content: requiredText(call, 'content') },
    ],
    userAgent: String(call.request.headers['user-agent'] ?? ''),
  }
  const work = () => call.submit.snippet(input, captchaOf(call))
  return answerSaved(call.store, work, (snippet) => created(shownSnippet(call, snippet)))
}

function filesOf(call: Call): { path: string; content: string }[] | undefined {
  const { files } = call.body
  if (files === undefined) return undefined
  if (!Array.isArray(files)) throw invalidParam('files is invalid')
  return files.map((file: Record<string, unknown>) => ({
    path: String(file.file_path ?? 'snippetfile1.txt'),
    content: String(file.content ?? ''),
  }))
}

function snippetChanges(call: Call) {
  return {
    title: textParam(call, 'title'),
    description: textParam(call, 'description'),
    visibility: visibilityParam(call),
  }
}

export function putSnippet(call: Call): Maybe<Reply> {
  return changeSnippet(call, ownSnippet(call))
}

export function changeSnippet(call: Call, { id }: Snippet): Maybe<Reply> {
  const changes = snippetChanges(call)
  const by = { actorId: requireUser(call).user.id }
  const work = () => call.submit.snippetChange(id, changes, by, captchaOf(call))
  return answerSaved(call.store, work, (changed) => ok(shownSnippet(call, changed)))
}

export function destroySnippet(call: Call): Reply {
  deleteSnippet(call.store, ownSnippet(call).id)
  return noContent()
}

export function snippetAgent(call: Call): Reply {
  requireAdmin(call)
  return agentReply(visibleSnippet(call))
}

export function agentReply(snippet: Snippet): Reply {
  return ok({ user_agent: snippet.userAgent, ip_address: snippet.ipAddress, akismet_submitted: snippet.markedAsSpam })
}
