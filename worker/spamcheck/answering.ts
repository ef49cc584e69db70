import type { log as sharedLog } from '@/lib/log'
import type { Answer, AskedCall } from '@/lib/spamcheck/call'
import { noAnswer } from '@/lib/spamcheck/no-answer'
import { createPatience } from './patience'

/** What judges calls; made by lib/spamcheck/open-door.ts. */
export type AnsweringDoor = { answer: (call: AskedCall, arrivedAt: number) => Promise<Answer> }

export type Answering = {
  /**
   * Calls back exactly once, whatever the door does, and reading the question: what were thrown from here would end the process.
   * @param arrivedAt of performance.now()
   */
  ask: (read: () => AskedCall, arrivedAt: number, reply: (answer: Answer) => void) => void
  stop: () => void
}

type AnsweringOptions = {
  door: AnsweringDoor
  log: Pick<typeof sharedLog, 'error'>
  /** GitLab waits two seconds: a fault of the door has to end well before. */
  patienceMs?: number
}

/** A fault that happens at every call is told now and then. */
const tellEveryMs = 10_000

/** Stands between the servers and the door: the door promises to answer, and here it is made sure that GitLab is. */
export function createAnswering({ door, log, patienceMs = 1_000 }: AnsweringOptions): Answering {
  let toldAt = Number.NEGATIVE_INFINITY
  const tell = (what: string, err?: unknown): void => {
    if (performance.now() - toldAt < tellEveryMs) return
    toldAt = performance.now()
    log.error({ err }, what)
  }
  const patience = createPatience<(answer: Answer) => void>({
    ms: patienceMs,
    onLate: (settle) => {
      tell('the Spamcheck door did not answer in time')
      settle(noAnswer('no answer in time'))
    },
  })
  return {
    ask: (read, arrivedAt, reply) => {
      let open = true
      const settle = (answer: Answer): void => {
        if (!open) return
        open = false
        patience.end(wait)
        reply(answer)
      }
      const wait = patience.begin(settle)
      const fault = (error: unknown): void => {
        tell('the Spamcheck door failed', error)
        settle(noAnswer('internal error'))
      }
      try {
        door.answer(read(), arrivedAt).then(settle, fault)
      } catch (error) {
        fault(error)
      }
    },
    stop: patience.stop,
  }
}
