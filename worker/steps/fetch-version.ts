import { markGone } from '@/lib/fetch/mark-gone'
import { makesItem } from '@/lib/intake/event-kinds'
import { keepVersion } from '../keep-version'
import { killPoint } from '../kill-points'
import { readBackVersion } from '../read-back-version'
import type { Screening, StepEnd } from '../screening'
import type { Tools } from '../tools'

/**
 * FETCH: the item as GitLab has it now. It is kept as a version, so that what was judged before isn't judged again; but what
 * the event says is new is kept with its verdict, in one write, unless the verdict may take seconds: an item that GitLab
 * removes meanwhile must be there to be marked as gone. An event whose verdict was stored before its worker died reads that
 * version back instead.
 */
export async function fetchVersion(screening: Screening, tools: Tools): Promise<StepEnd | undefined> {
  const { event, subject, kind } = screening
  if (!subject) throw new Error('An event without a subject came to FETCH.')
  if (event.versionId !== null) return readBackVersion({ screening, pool: tools.pool, versionId: event.versionId })
  const at = new Date()
  const fetched = await tools.fetcher.fetch(subject)
  killPoint('fetched', event.id)
  if (fetched.gone) {
    const detail = 'GitLab has it no longer.'
    await markGone({ pool: tools.pool, subject, observation: event.observation, eventId: event.id, detail })
    return { state: 'DONE', reason: 'gone', detail }
  }
  const { content, author, raw, item } = fetched
  screening.look = { fetched, at }
  screening.version = { projectId: item.projectId, content, author, raw }
  return makesItem(kind) && !tools.modelIsFar ? undefined : keepVersion(screening, tools)
}
