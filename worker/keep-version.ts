import { killPoint } from './kill-points'
import type { Screening, StepEnd } from './screening'
import type { Tools } from './tools'

/**
 * Keeps what was fetched as a version. A content that was judged before, or that a newer one has replaced, ends the event.
 * The event isn't moved on with it: should the worker die before the verdict, looking at GitLab anew costs less than a
 * second write to the row of every event.
 */
export async function keepVersion(screening: Screening, tools: Tools): Promise<StepEnd | undefined> {
  const { event, look } = screening
  if (!look) throw new Error('An event whose content was not fetched came to be kept.')
  const { fetched, at: lookedAt } = look
  const stored = await tools.versions.store({ fetched, observation: event.observation, eventId: null })
  killPoint('stored', event.id)
  const { itemId, versionId } = stored
  screening.kept = { itemId, versionId }
  if (!stored.alreadyJudged) return undefined
  await tools.joiner.join({ versionId, textKey: fetched.textKey })
  if (!stored.current) return { state: 'DONE', reason: 'superseded' }
  const detail = await tools.returnUndone({ itemId, versionId, fetched, lookedAt, eventId: event.id })
  return detail ? { state: 'DONE', reason: 'effect_undone', detail } : { state: 'DONE', reason: 'unchanged' }
}
