import type { Maybe } from '../spamcheck/submit'
import { canEdit } from '../world/access'
import type { Milestone } from '../world/objects'
import { type Call, created, forbidden, notFound, ok, type Reply, requireUser } from './call'
import { pathId, requiredText, textParam } from './params'
import { projectOf } from './projects'
import { answerSaved, captchaOf } from './spam'

const shown = ({ id, projectId, title, description, createdAt, updatedAt }: Milestone) => ({
  id,
  project_id: projectId,
  title,
  description,
  state: 'active',
  created_at: createdAt,
  updated_at: updatedAt,
})

/** Reporters of the project, and admins. */
function editor(call: Call): number {
  const { user } = requireUser(call)
  if (!canEdit(call.store, call.caller, projectOf(call), null, 20)) throw forbidden()
  return user.id
}

export function postMilestone(call: Call): Maybe<Reply> {
  const actorId = editor(call)
  const input = {
    projectId: projectOf(call).id,
    title: requiredText(call, 'title'),
    description: textParam(call, 'description'),
  }
  const work = () => call.submit.milestone(input, { actorId }, captchaOf(call))
  return answerSaved(call.store, work, (milestone) => created(shown(milestone)))
}

export function putMilestone(call: Call): Maybe<Reply> {
  const actorId = editor(call)
  const { id } = milestoneOf(call)
  const changes = { title: textParam(call, 'title'), description: textParam(call, 'description') }
  const work = () => call.submit.milestoneChange(id, changes, { actorId }, captchaOf(call))
  return answerSaved(call.store, work, (milestone) => ok(shown(milestone)))
}

export function getMilestone(call: Call): Reply {
  return ok(shown(milestoneOf(call)))
}

function milestoneOf(call: Call): Milestone {
  const project = projectOf(call)
  const milestone = call.store.milestones.get(pathId(call, 'milestone_id'))
  if (milestone?.projectId !== project.id) throw notFound()
  return milestone
}
