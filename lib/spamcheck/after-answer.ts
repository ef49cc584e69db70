import type { LogLines, log as sharedLog } from '../log'
import type { Metrics } from '../metrics'
import type { AskedCall, CallRecord, JudgedCall } from './call'
import { createCallLog } from './call-log'
import { callRecord } from './call-record'
import type { DoorStatus } from './door-status'
import { createLatencyRing } from './latency-ring'

type Answered = { call: AskedCall; judgement: JudgedCall; at: Date; tookMs: number }

export type AfterAnswer = {
  add: (answered: Answered) => void
  /** A fault that an answer was given in spite of. */
  fault: (error: unknown, what: string) => void
  /** Does at once what is left to do. */
  settle: () => void
  counts: () => Pick<DoorStatus, 'answers' | 'latency' | 'lastCallAt' | 'lastError'>
}

type AfterAnswerOptions = {
  metrics: Pick<Metrics, 'spamcheckVerdicts' | 'spamcheckSeconds'>
  log: typeof sharedLog
  /** Where verdicts are logged; by default each is a line of `log`. */
  lines?: LogLines | undefined
  keep: (record: CallRecord) => void
}

/** One line in the log for all faults of this time: whoever can make one can make thousands. */
const quietMs = 10_000

/** All that follows an answer, done for all answers of one turn of the event loop, after their replies have left. */
export function createAfterAnswer({ metrics, log, lines, keep }: AfterAnswerOptions): AfterAnswer {
  const callLog = createCallLog(lines ?? log)
  const latency = createLatencyRing()
  const answers: Record<string, number> = {}
  let waiting: Answered[] = []
  let lastCallAt: number | null = null
  let lastError: DoorStatus['lastError'] = null
  let quietUntil = 0

  const fault = (error: unknown, what: string): void => {
    const now = Date.now()
    lastError = { at: now, what }
    if (now < quietUntil) return
    quietUntil = now + quietMs
    log.error({ err: error }, what)
  }
  const conclude = (answered: Answered): void => {
    const { call, judgement, tookMs } = answered
    const { verdict, reason, evaluated } = judgement.answer
    // First: what GitLab counts on must be kept, whatever happens to the rest.
    if (evaluated) keep(callRecord(answered))
    answers[verdict] = (answers[verdict] ?? 0) + 1
    latency.add(tookMs)
    metrics.spamcheckVerdicts.inc({ type: call.asked, verdict, reason })
    metrics.spamcheckSeconds.observe(tookMs / 1_000)
    callLog(call, judgement, tookMs)
  }
  const attempt = (work: () => void): void => {
    try {
      work()
    } catch (error) {
      fault(error, 'An answer was given, but could not be kept or counted; the log says why.')
    }
  }
  const turn = (): void => {
    const batch = waiting
    waiting = []
    for (const answered of batch) attempt(() => conclude(answered))
  }
  return {
    fault,
    settle: () => {
      turn()
      if (lines) attempt(lines.flush)
    },
    add: (answered) => {
      lastCallAt = answered.at.getTime()
      if (waiting.push(answered) === 1) setImmediate(turn)
    },
    counts: () => ({ answers: { ...answers }, latency: latency.summary(), lastCallAt, lastError }),
  }
}
