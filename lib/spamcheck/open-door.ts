import type { LogLines, log as sharedLog } from '../log'
import type { Metrics } from '../metrics'
import type { ModelHolder } from '../model/model-holder'
import { createAfterAnswer } from './after-answer'
import type { Answer, AskedCall, CallRecord, JudgedCall } from './call'
import type { DoorState } from './door-state'
import type { DoorStatus } from './door-status'
import { judgeCall, notEvaluated } from './judge-call'
import { isProjectAllowed } from './project-filter'
import type { Standing } from './standing'
import type { Standings } from './standings'
import { createVelocity, type Velocity } from './velocity'

export type Door = {
  /**
   * Never rejects, and on any fault answers NOOP with a reason within 200 ms.
   * @param arrivedAt when the call arrived, on the clock of `performance.now()`
   */
  answer: (call: AskedCall, arrivedAt: number) => Promise<Answer>
  counts: () => Pick<DoorStatus, 'answers' | 'latency' | 'lastCallAt' | 'lastError' | 'standings'>
  /** Keeps at once what was answered and waits to be kept. To be called between the last answer and the buffer's end. */
  settle: () => void
}

type OpenDoorOptions = {
  models: Pick<ModelHolder, 'currentModel'>
  standings: Pick<Standings, 'held' | 'of'>
  state: Pick<DoorState, 'current'>
  metrics: Pick<Metrics, 'spamcheckVerdicts' | 'spamcheckSeconds' | 'spamcheckStandings'>
  log: typeof sharedLog
  /** Where verdicts are logged (`openLogLines`), many in one write; by default each is a line of `log`. */
  lines?: LogLines
  /** Takes what was answered, to store it; must return at once. */
  keep: (record: CallRecord) => void
  velocity?: Velocity
}

/** GitLab gives up after two seconds; what has waited this long is thrown away there, and would only delay the others here. */
const tooLateMs = 1_500
/** Against a look-up that breaks its word about its own budget. */
const guardMs = 150
const noStanding = 'What is known of an author could not be looked up; the log says why.'

/** Answers GitLab's calls from what is in memory, and sees to the rest after the reply has left. */
export function openDoor({
  models,
  standings,
  state,
  metrics,
  log,
  lines,
  keep,
  velocity = createVelocity(),
}: OpenDoorOptions): Door {
  const after = createAfterAnswer({ metrics, log, lines, keep })
  const looked = { asked: 0, late: 0 }

  const count = (result: 'held' | 'found' | 'late' | 'left_out'): void => {
    looked.asked++
    if (result === 'late' || result === 'left_out') looked.late++
    metrics.spamcheckStandings.inc({ result })
  }
  const judge = (call: AskedCall, arrivedAt: number, standing: Standing | null): JudgedCall => {
    const snapshot = state.current()
    const now = performance.now()
    if (!snapshot) return notEvaluated('settings not loaded')
    if (now - arrivedAt > tooLateMs) return { ...notEvaluated('too late'), settingsId: snapshot.settingsId }
    const lists = snapshot.settings.spamcheck
    const counts = lists.authorCounts && isProjectAllowed({ project: call.project, lists })
    const lately = counts ? velocity.see(call, now) : null
    return judgeCall({ ...snapshot, call, model: models.currentModel(), standing, lately, now })
  }
  const conclude = (call: AskedCall, arrivedAt: number, standing: Standing | null): Answer => {
    let judgement: JudgedCall
    try {
      judgement = judge(call, arrivedAt, standing)
    } catch (error) {
      after.fault(error, 'A call could not be evaluated and was answered NOOP; the log says why.')
      judgement = notEvaluated('failed')
    }
    after.add({ call, judgement, at: new Date(), tookMs: performance.now() - arrivedAt })
    return judgement.answer
  }
  /** Null: there is none to be had, or none is wanted. Undefined: it must be looked up. */
  const held = (call: AskedCall, arrivedAt: number): Standing | null | undefined => {
    const lists = state.current()?.settings.spamcheck
    if (!lists || call.author.gitlabId === null || performance.now() - arrivedAt > tooLateMs) return null
    if (!isProjectAllowed({ project: call.project, lists })) return null
    // A ban takes back nothing: whoever might be exempt from it is looked up.
    const standing = standings.held(call, lists.allowBlock)
    if (standing !== undefined) count(standing ? 'held' : 'left_out')
    return standing
  }
  const ask = async (call: AskedCall): Promise<Standing | null> => {
    try {
      return await standings.of(call)
    } catch (error) {
      after.fault(error, noStanding)
      return null
    }
  }
  const lookUp = (call: AskedCall, arrivedAt: number): Promise<Answer> =>
    new Promise((resolve) => {
      let open = true
      const end = (standing: Standing | null): void => {
        if (!open) return
        open = false
        clearTimeout(timer)
        count(standing ? 'found' : 'late')
        resolve(conclude(call, arrivedAt, standing))
      }
      const timer = setTimeout(end, guardMs, null)
      void ask(call).then(end)
    })

  return {
    answer: (call, arrivedAt) => {
      try {
        const standing = held(call, arrivedAt)
        return standing === undefined ? lookUp(call, arrivedAt) : Promise.resolve(conclude(call, arrivedAt, standing))
      } catch (error) {
        after.fault(error, noStanding)
        return Promise.resolve(conclude(call, arrivedAt, null))
      }
    },
    counts: () => ({ ...after.counts(), standings: { ...looked } }),
    settle: after.settle,
  }
}
