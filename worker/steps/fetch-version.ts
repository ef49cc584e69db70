import { markGone } from '@/lib/fetch/mark-gone'
import { killPoint } from '../kill-points'
import { readBackVersion } from '../read-back-version'
import type { Screening, StepEnd } from '../screening'
import type { Tools } from '../tools'

/**
 * FETCH: the item as GitLab has it now, kept as a version. An event whose verdict was stored before its worker died reads
 * that version back instead.
 */
export async function fetchVersion(screening: Screening, tools: Tools): Promise<StepEnd | undefined> {
  const { event, subject } = screening
  if (!subject) throw new Error('An event without a subject came to FETCH.')
  if (event.versionId !== null) return readBackVersion({ screening, pool: tools.pool, versionId: event.versionId })
  const lookedAt = new Date()
  const fetched = await tools.fetcher.fetch(subject)
  killPoint('fetched', event.id)
  if (fetched.gone) {
    const detail = 'GitLab has it no longer.'
    await markGone({ pool: tools.pool, subject, observation: event.observation, eventId: event.id, detail })
    return { state: 'DONE', reason: 'gone', detail }
  }
  const { observation } = event
  // The event isn't moved on with it: should the worker die before the verdict, looking at GitLab anew costs less than a
  // second write to the row of every event.
  const stored = await tools.versions.store({ fetched, observation, eventId: null })
  killPoint('stored', event.id)
  const { itemId, versionId } = stored
  if (stored.alreadyJudged && !stored.current) return { state: 'DONE', reason: 'superseded' }
  if (stored.alreadyJudged) {
    const detail = await tools.returnUndone({ itemId, versionId, fetched, lookedAt, eventId: event.id })
    return detail ? { state: 'DONE', reason: 'effect_undone', detail } : { state: 'DONE', reason: 'unchanged' }
  }
  const { content, author, raw, item } = fetched
  screening.version = { itemId, versionId, projectId: item.projectId, content, author, raw }
  return undefined
}
