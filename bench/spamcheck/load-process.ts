import { verdictNumbers } from '@/lib/spamcheck/encode-answer'
import { answerQuestions } from '../support/ask-child'
import type { Caller } from './caller'
import { Connection } from './connection'
import { GrpcCaller } from './grpc-caller'
import { type Asked, openQuestions } from './questions'

export type Prepare = { prepare: { first: number; count: number; key: string; spamShare: number } }
/** So many calls under way at once, each followed by the next. */
export type Closed = { closed: { port: number; connections: number; inFlight: number } }
/** A call each so many milliseconds, whether or not earlier ones were answered. */
export type Steady = { steady: { port: number; connections: number; perSecond: number } }
export type Sent = {
  calls: number
  seconds: number
  /** Milliseconds from when the call was due, sorted: what had to wait for its turn counts in full. */
  p50: number
  p99: number
  p999: number
  /** The largest delay of this process itself between due and sent. */
  latest: number
  unanswered: number
  evaluated: number
  /** Answers other than ALLOW. */
  held: number
}

type Callers<Prepared> = {
  prepare: (asked: Asked) => Prepared
  open: (port: number) => Promise<Caller<Prepared>>
}

/** Argument `grpc-js`: its own client, whose cost counts; by default one that costs a tenth of it. */
const callers: Callers<unknown> = process.argv[2] === 'grpc-js' ? GrpcCaller : Connection
const questions = await openQuestions()
let prepared: unknown[] = []

class Window {
  readonly #took: Float64Array
  #done = 0
  #tally = { unanswered: 0, evaluated: 0, held: 0 }
  latest = 0
  begun = performance.now()

  constructor(readonly requests: readonly unknown[]) {
    this.#took = new Float64Array(requests.length)
  }
  send(connection: Caller<unknown>, index: number, dueAt: number, after?: () => void): void {
    connection.ask(this.requests[index], (message) => {
      this.#took[this.#done++] = performance.now() - dueAt
      if (!message) this.#tally.unanswered++
      // The last field is `evaluated`, the first the verdict, where they aren't zero.
      else if (message.at(-2) === 0x30 && message.at(-1) === 1) this.#tally.evaluated++
      if (message?.[0] === 0x08 && message[1] !== verdictNumbers.NOOP) this.#tally.held++
      after?.()
    })
  }
  get complete(): boolean {
    return this.#done === this.requests.length
  }
  result(): Sent {
    const seconds = (performance.now() - this.begun) / 1000
    const sorted = this.#took.sort()
    const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0
    const calls = this.requests.length
    return { calls, seconds, p50: at(0.5), p99: at(0.99), p999: at(0.999), latest: this.latest, ...this.#tally }
  }
}

async function openAll(port: number, count: number): Promise<Caller<unknown>[]> {
  return Promise.all(Array.from({ length: count }, () => callers.open(port)))
}

async function closed({ port, connections: count, inFlight }: Closed['closed']): Promise<Sent> {
  const connections = await openAll(port, count)
  const window = new Window(prepared)
  let next = 0
  await new Promise<void>((resolve) => {
    const sendNext = (connection: Caller<unknown>): void => {
      if (next < window.requests.length) window.send(connection, next++, performance.now(), () => sendNext(connection))
      else if (window.complete) resolve()
    }
    for (let turn = 0; turn < inFlight; turn++) sendNext(connections[turn % count] as Caller<unknown>)
  })
  const result = window.result()
  for (const connection of connections) connection.close()
  return result
}

async function steady({ port, connections: count, perSecond }: Steady['steady']): Promise<Sent> {
  const connections = await openAll(port, count)
  const window = new Window(prepared)
  const total = window.requests.length
  await new Promise<void>((resolve) => {
    let next = 0
    const sendDue = (): void => {
      for (; next < total; next++) {
        const now = performance.now()
        const dueAt = window.begun + (next * 1000) / perSecond
        if (dueAt > now) break
        window.latest = Math.max(window.latest, now - dueAt)
        window.send(connections[next % count] as Caller<unknown>, next, dueAt, () => window.complete && resolve())
      }
      if (next < total) setTimeout(sendDue, window.begun + (next * 1000) / perSecond - performance.now())
    }
    sendDue()
  })
  const result = window.result()
  for (const connection of connections) connection.close()
  return result
}

answerQuestions(async (question: Prepare | Closed | Steady) => {
  if ('closed' in question) return closed(question.closed)
  if ('steady' in question) return steady(question.steady)
  prepared = questions(question.prepare).map(callers.prepare)
  return prepared.length
})
process.on('SIGTERM', () => process.exit(0))
