import {
  type Metadata,
  ServerInterceptingCall,
  type ServerInterceptingCallInterface,
  type ServerInterceptor,
  status as statusCode,
} from '@grpc/grpc-js'
import { correlationId } from '@/lib/spamcheck/correlation-id'
import type { Answering } from './answering'
import type { Clients } from './clients'
import type { Gate } from './gate'
import { type Keyring, wantedKey } from './keys'
import { createPatience, type Wait } from './patience'
import { methods, type Question } from './questions'
import type { Refused } from './refused'

type Listener = Parameters<ServerInterceptingCallInterface['start']>[0]
type Method = Parameters<ServerInterceptor>[0]
type Status = Parameters<ServerInterceptingCallInterface['sendStatus']>[0]

type AdmissionOptions = {
  keyring: Keyring
  answering: Answering
  clients: Clients
  refused: Refused
  trust: Gate['trust']
  /** How long a caller may take to send its question, in milliseconds. */
  slowestMs?: number
}

export type Admission = { interceptor: ServerInterceptor; stop: () => void }

/** Calls that anybody may make. */
const open = '/grpc.health.v1.Health/'
const ok: Status = { code: statusCode.OK, details: 'OK', metadata: null }

/**
 * Looks at the key before anything else is read, so that nobody without one makes the server keep megabytes. Our own calls are
 * answered here and now; health and reflection go on to grpc-js's handlers, which make a stream of each call. What grpc-js's
 * wrapper would do with functions made for each call is overridden, since nothing here waits.
 */
export function createAdmission(options: AdmissionOptions): Admission {
  const { keyring, answering, clients, refused, trust, slowestMs = 10_000 } = options
  const patience = createPatience<AdmittedCall>({
    ms: slowestMs,
    onLate: (call) => {
      refused.note('too_slow')
      call.sendStatus({ code: statusCode.DEADLINE_EXCEEDED, details: 'The question took too long to arrive.' })
    },
  })

  class AdmittedCall extends ServerInterceptingCall implements Listener {
    readonly #next: ServerInterceptingCallInterface
    readonly #method: Method
    #listener: Listener | undefined
    #wait: Wait<AdmittedCall> | undefined
    #client = 'open'
    #metadata: Metadata | undefined
    #question: Question | null | undefined
    #state: 'arriving' | 'complete' | 'ended' = 'arriving'
    #cancelled = false

    constructor(next: ServerInterceptingCallInterface, method: Method) {
      super(next)
      this.#next = next
      this.#method = method
    }

    override start(listener: Listener): void {
      // What our own calls need is here.
      if (!methods.has(this.#method.path)) this.#listener = listener
      // A stream may stay open as long as the caller wants.
      if (!this.#method.responseStream) this.#wait = patience.begin(this)
      this.#next.start(this)
    }
    onReceiveMetadata(metadata: Metadata): void {
      const isOpen = this.#method.path.startsWith(open)
      const [authorization] = metadata.get('authorization')
      const client = keyring.whose(typeof authorization === 'string' ? authorization : undefined)
      const { remoteAddress = 'unknown', remotePort } = this.#next.getConnectionInfo()
      if (client !== null) {
        trust(remoteAddress, remotePort)
        this.#client = client
        const [agent] = metadata.get('user-agent')
        if (!isOpen) clients.note(client, remoteAddress, typeof agent === 'string' ? agent : '')
      } else if (!isOpen) {
        refused.note('unauthenticated', remoteAddress)
        this.#end(statusCode.UNAUTHENTICATED, wantedKey)
        return
      }
      this.#metadata = metadata
      if (this.#listener) this.#listener.onReceiveMetadata(metadata)
      else this.#next.startRead()
    }
    onReceiveMessage(message: unknown): void {
      if (this.#listener) this.#listener.onReceiveMessage(message)
      else if (this.#question !== undefined) this.#end(statusCode.UNIMPLEMENTED, 'One question to a call.')
      else {
        // Of our own decoder (serve-grpc.ts).
        this.#question = message as Question | null
        this.#next.startRead()
      }
    }
    onReceiveHalfClose(): void {
      this.#complete()
      if (this.#listener) this.#listener.onReceiveHalfClose()
      else this.#answer()
    }
    onCancel(): void {
      // Cancelled, past its deadline, or larger than may be: grpc-js doesn't say which.
      if (this.#state === 'arriving') refused.note('cut_short')
      this.#cancelled = true
      this.#complete()
      this.#listener?.onCancel()
    }
    override sendStatus(status: Status): void {
      this.#state = 'ended'
      if (this.#wait) patience.end(this.#wait)
      this.#next.sendStatus(status)
    }
    override sendMetadata(metadata: Metadata): void {
      this.#next.sendMetadata(metadata)
    }
    override sendMessage(message: unknown, callback: () => void): void {
      this.#next.sendMessage(message, callback)
    }

    #complete(): void {
      if (this.#state === 'arriving') this.#state = 'complete'
      if (this.#wait) patience.end(this.#wait)
    }
    #end(code: Status['code'], details: string): void {
      this.sendStatus({ code, details })
    }
    #answer(): void {
      const arrivedAt = performance.now()
      const question = this.#question
      if (question === undefined) {
        this.#end(statusCode.UNIMPLEMENTED, 'A call without a question.')
        return
      }
      if (question === null) {
        refused.note('malformed')
        this.#end(statusCode.INVALID_ARGUMENT, `This is no message as ${this.#method.path} takes it.`)
        return
      }
      const id = correlationId((name) => this.#metadata?.get(name)[0])
      answering.ask(
        () => question({ correlationId: id, client: this.#client }),
        arrivedAt,
        (answer) => {
          // It counts all the same: whoever asked may ask again, and the velocity of an author is what it is.
          if (this.#cancelled) refused.note('cancelled')
          else this.#next.sendMessage(answer, () => this.#next.sendStatus(ok))
        },
      )
    }
  }

  return { interceptor: (method, call) => new AdmittedCall(call, method), stop: patience.stop }
}
