import { leaseSeconds } from '@/lib/intake/due-events'
import { subjectKey } from '@/lib/intake/subject'
import { explainFailure } from './explain-failure'
import { killPoint } from './kill-points'
import { observeShadow } from './observe-shadow'
import { runPipeline } from './pipeline'
import { newScreening, type Screening } from './screening'
import type { Tools } from './tools'

/** How many attempts a dead worker costs: after four of eight the event is taken for the cause. */
const attemptsPerCrash = 2

type ScreenEventOptions = {
  eventId: string
  /** A worker died while it had this event in hand, together with hundreds of others perhaps. The caller takes it up alone. */
  suspect: boolean
  tools: Tools
}

/**
 * Takes one event as far as it goes and writes down what became of it. An event that ended meanwhile, or was never there,
 * is nobody's work any more. A suspect, taken up alone, pays for its next death in advance: so what kills workers is found
 * out, and those that were merely in the same worker aren't given up with it.
 * @throws only when what became of it can't be written down: then the row is as it was, and the dispatcher finds it again
 */
export async function screenEvent({ eventId, suspect, tools }: ScreenEventOptions): Promise<void> {
  if (suspect && !(await payInAdvance(eventId, tools))) return
  await screen(eventId, tools)
}

/** @returns whether it may be tried: it has work left, and wasn't given up just now */
async function payInAdvance(eventId: string, tools: Tools): Promise<boolean> {
  const state = await tools.mover.putOff({
    eventId,
    reason: 'crashed_worker',
    detail: 'A worker died while it had this event. It is tried alone; if workers keep dying over it, it is given up.',
    delayMs: leaseSeconds * 1000,
    burns: attemptsPerCrash,
  })
  if (state === 'DEAD') {
    tools.log.error({ eventId }, 'every worker that took up this event died, it is given up')
    tools.metrics.eventsEnded.inc({ state, reason: 'crashed_worker' })
  }
  return state === 'OPEN'
}

async function screen(eventId: string, tools: Tools): Promise<void> {
  const event = await tools.loader.load(eventId)
  if (!event) return
  killPoint('loaded', event.id)
  const screening = newScreening(event)
  try {
    const { stored, ...end } = await runPipeline(screening, tools)
    observeShadow(screening, tools)
    if (!stored) await tools.mover.end({ ...factsOf(screening), ...end })
    tools.metrics.eventsEnded.inc({ state: end.state, reason: end.reason })
  } catch (error) {
    await putOff(screening, error, tools)
  }
}

async function putOff(screening: Screening, error: unknown, tools: Tools): Promise<void> {
  const failure = explainFailure(error, screening.event)
  const { reason, burns, delayMs } = failure
  const state = await tools.mover.putOff({ ...factsOf(screening), ...failure, step: screening.step })
  const log = { eventId: screening.event.id, reason, delayMs: Math.round(delayMs), state }
  if (burns > 0) tools.log.error({ ...log, err: error }, 'an event could not be screened')
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
