import type { EventEnd } from '@/lib/intake/open-event'
import { subjectKey } from '@/lib/intake/subject'
import { explainFailure } from './explain-failure'
import { killPoint } from './kill-points'
import { runPipeline } from './pipeline'
import { newScreening, type Screening } from './screening'
import type { Tools } from './tools'

/**
 * Takes one event as far as it goes and writes down what became of it. An event that ended meanwhile, or was never there,
 * is nobody's work any more.
 * @throws only when what became of it can't be written down: then the row is as it was, and the dispatcher finds it again
 */
export async function screenEvent(eventId: string, tools: Tools): Promise<void> {
  const event = await tools.loader.load(eventId)
  if (!event) return
  killPoint('loaded', event.id)
  const screening = newScreening(event)
  try {
    const { stored, ...end } = await runPipeline(screening, tools)
    if (!stored) await tools.mover.end({ ...factsOf(screening), ...end })
    count(end, tools)
  } catch (error) {
    await putOff(screening, error, tools)
  }
}

async function putOff(screening: Screening, error: unknown, tools: Tools): Promise<void> {
  const failure = explainFailure(error, screening.event)
  const { reason, burnsAttempt, delayMs } = failure
  const state = await tools.mover.putOff({ ...factsOf(screening), ...failure })
  const log = { eventId: screening.event.id, reason, delayMs: Math.round(delayMs), state }
  if (burnsAttempt) tools.log.error({ ...log, err: error }, 'an event could not be screened')
  else tools.log.debug(log, 'an event waits')
  tools.metrics.eventsEnded.inc({ state, reason })
}

function factsOf({ event, kind, subject }: Screening): {
  eventId: string
  kind: string | null
  subject: string | null
} {
  return { eventId: event.id, kind, subject: subject && subjectKey(subject) }
}

function count({ state, reason }: EventEnd, tools: Tools): void {
  tools.metrics.eventsEnded.inc({ state, reason })
}
