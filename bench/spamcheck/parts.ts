import { loadModel } from '@/lib/classify/load-model'
import { defaultSettings } from '@/lib/settings/settings'
import type { AskedCall, CallRecord, JudgedCall } from '@/lib/spamcheck/call'
import { createCallLog } from '@/lib/spamcheck/call-log'
import { callRecord } from '@/lib/spamcheck/call-record'
import { encodeAnswer } from '@/lib/spamcheck/encode-answer'
import { judgeCall } from '@/lib/spamcheck/judge-call'
import { noStanding } from '@/lib/spamcheck/standing'
import { createVelocity } from '@/lib/spamcheck/velocity'
import { waitingCall } from '@/lib/spamcheck/waiting-call'
import { trustListOf } from '@/lib/trust/trust-list'
import { methods, type Question } from '@/worker/spamcheck/questions'
import { median } from '../support/statistics'
import { openQuestions } from './questions'

type Wire = { path: string; bytes: Buffer }

/** Until everything is compiled. */
const warmRounds = 4

/**
 * What each part of a call costs in a process that does nothing else: no gRPC, no Postgres, no garbage collected meanwhile but by
 * chance, everything in the caches. So it is the least that a call can cost beside its transport.
 */
export async function measureParts({ calls, spamShare, rounds }: { calls: number; spamShare: number; rounds: number }) {
  const ask = await openQuestions()
  const model = loadModel()
  const velocity = createVelocity()
  const trustList = trustListOf([])
  let letters = 0
  const log = createCallLog({ info: (line) => (letters += JSON.stringify(line).length) })
  const took = new Map<string, number[]>()
  const time = <From, To>(name: string, from: readonly From[], work: (one: From) => To): To[] => {
    const begun = performance.now()
    const made = from.map(work)
    const micros = ((performance.now() - begun) * 1000) / from.length
    took.set(name, [...(took.get(name) ?? []), micros])
    return made
  }
  const judge = (explainFrom: number | undefined) => (call: AskedCall) =>
    judgeCall({
      ...{ call, model, trustList, standing: noStanding, settings: defaultSettings, settingsId: 1, now: 0 },
      ...{ confirmsAddresses: true, ...(explainFrom !== undefined && { explainFrom }) },
    })
  for (let round = 0; round < warmRounds + rounds; round++) {
    if (round === warmRounds) took.clear()
    const asked = ask({ first: round * calls, count: calls, key: '', spamShare })
    const wire = asked.map(
      ({ method, message }): Wire => ({ path: method.path, bytes: method.requestSerialize(message) }),
    )
    const decoded = time('bytes decoded', wire, ({ path, bytes }) => methods.get(path)?.decode(bytes) as Question)
    const read = time('read and fingerprinted', decoded, (question) => question({ correlationId: 'x', client: 'key' }))
    time('velocity', read, (call) => velocity.see(call, performance.now()))
    time('scored and judged, no reasons', read, judge(2))
    const judged: JudgedCall[] = time('scored and judged', read, judge(undefined))
    time('answer encoded', judged, ({ answer }) => encodeAnswer(answer))
    const given = read.map((call, at) => ({ call, judgement: judged[at] as JudgedCall, at: new Date(), tookMs: 1 }))
    time('log line', given, ({ call, judgement }) => log(call, judgement, 1))
    const records: CallRecord[] = time('recorded', given, callRecord)
    time('made JSON for Postgres', records, waitingCall)
  }
  const parts = [...took].map(([name, micros]) => ({ name, micros: median(micros) }))
  for (const { name, micros } of parts) console.log(`${micros.toFixed(1).padStart(6)} µs  ${name}`)
  const sum = parts.filter(({ name }) => !name.endsWith('no reasons')).reduce((all, { micros }) => all + micros, 0)
  console.log(`${sum.toFixed(1).padStart(6)} µs  in all, beside gRPC, Postgres and the garbage collector`)
  return letters
}
