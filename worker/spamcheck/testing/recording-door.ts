import type { Answer, AskedCall } from '@/lib/spamcheck/call'
import type { Door } from '../start-spamcheck'

export type RecordingDoor = Door & {
  calls: AskedCall[]
  /** What calls get from now on. */
  answerWith: (answer: (call: AskedCall) => Promise<Answer>) => void
}

const given: Answer = {
  verdict: 'CONDITIONAL_ALLOW',
  score: 0.75,
  reason: 'ml inference score',
  evaluated: true,
  extraAttributes: {},
}

/** A door that keeps what it was asked and answers as it is told to. */
export function recordingDoor(): RecordingDoor {
  const calls: AskedCall[] = []
  let answer = async (_call: AskedCall): Promise<Answer> => given
  return {
    calls,
    answerWith: (next) => {
      answer = next
    },
    answer: (call) => {
      calls.push(call)
      return answer(call)
    },
    counts: () => ({
      answers: { CONDITIONAL_ALLOW: calls.length },
      latency: null,
      lastCallAt: null,
      lastError: null,
      standings: { asked: 0, late: 0 },
    }),
  }
}
