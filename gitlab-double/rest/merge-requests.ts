import type { Maybe } from '../spamcheck/submit'
import { canEdit, canSeeAuthored } from '../world/access'
import { findMergeRequest } from '../world/lookups'
import { deleteMergeRequest, type MergeRequestChanges } from '../world/merge-requests'
import type { MergeRequest } from '../world/objects'
import { type Call, created, forbidden, noContent, notFound, ok, type Reply, requireUser } from './call'
import { paginate } from './paginate'
import { boolParam, choiceParam, intParam, listParam, pathId, requiredText, textParam, timeFilter } from './params'
import { presentMergeRequest } from './present-content'
import { projectOf } from './projects'
import { answerSaved, captchaOf } from './spam'

export function mergeRequestOf(call: Call): MergeRequest {
  const project = projectOf(call)
  const mr = findMergeRequest(call.store, project.id, pathId(call, 'iid'))
  if (!mr || !canSeeAuthored(call.store, call.caller, mr)) throw notFound()
  return mr
}

export function listMergeRequests(call: Call): Reply {
  const { user } = requireUser(call)
  const all = call.query.get('scope') === 'all'
  return page(call, call.store.mergeRequests.values(), (mr) => all || mr.authorId === user.id)
}

export function listProjectMergeRequests(call: Call): Reply {
  const project = projectOf(call)
  return page(call, call.store.mergeRequests.values(), (mr) => mr.projectId === project.id)
}

function page(call: Call, all: Iterable<MergeRequest>, inScope: (mr: MergeRequest) => boolean): Reply {
  const state = choiceParam(call, 'state', ['opened', 'closed', 'merged', 'locked', 'all']) ?? 'all'
  const authorId = intParam(call, 'author_id')
  const created = timeFilter(call, 'created')
  const updated = timeFilter(call, 'updated')
  const rows = [...all].filter(
    (mr) =>
      inScope(mr) &&
      canSeeAuthored(call.store, call.caller, mr) &&
      (state === 'all' || mr.state === state) &&
      (authorId === undefined || mr.authorId === authorId) &&
      created(mr.createdAt) &&
      updated(mr.updatedAt),
  )
  const direction = call.query.get('sort') === 'asc' ? 1 : -1
  rows.sort((a, b) => (a.id - b.id) * direction)
  return paginate({ call, rows, present: (mr) => presentMergeRequest(call.store, mr) })
}

export function getMergeRequest(call: Call): Reply {
  return ok(presentMergeRequest(call.store, mergeRequestOf(call)))
}

export function postMergeRequest(call: Call): Maybe<Reply> {
  const { user } = requireUser(call)
  const input = {
    projectId: projectOf(call).id,
    authorId: user.id,
    title: requiredText(call, 'title'),
    description: textParam(call, 'description') ?? null,
    sourceBranch: requiredText(call, 'source_branch'),
    targetBranch: requiredText(call, 'target_branch'),
  }
  const work = () => call.submit.mergeRequest(input, captchaOf(call))
  return answerSaved(call.store, work, (mr) => created(presentMergeRequest(call.store, mr)))
}

export function putMergeRequest(call: Call): Maybe<Reply> {
  const { user } = requireUser(call)
  const mr = mergeRequestOf(call)
  if (!canEdit(call.store, call.caller, projectOf(call), mr.authorId, 30)) throw forbidden()
  const event = choiceParam(call, 'state_event', ['close', 'reopen'])
  const changes: MergeRequestChanges = {
    title: textParam(call, 'title'),
    description: textParam(call, 'description'),
    state: event === undefined ? undefined : event === 'close' ? 'closed' : 'opened',
    discussionLocked: boolParam(call, 'discussion_locked'),
    labels: listParam(call, 'labels'),
  }
  const work = () => call.submit.mergeRequestChange(mr.id, changes, { actorId: user.id }, captchaOf(call))
  return answerSaved(call.store, work, (changed) => ok(presentMergeRequest(call.store, changed)))
}

export function destroyMergeRequest(call: Call): Reply {
  requireUser(call)
  const mr = mergeRequestOf(call)
  if (!canEdit(call.store, call.caller, projectOf(call), null, 50)) throw forbidden()
  deleteMergeRequest(call.store, mr.id)
  return noContent()
}
