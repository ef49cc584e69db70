import {
  type Metadata,
  ServerInterceptingCall,
  type ServerInterceptingCallInterface,
  type ServerInterceptor,
  status as statusCode,
} from '@grpc/grpc-js'
import type { Clients } from './clients'
import type { Gate } from './gate'
import { type Keyring, wantedKey } from './keys'
import { createPatience, type Wait } from './patience'
import type { Refused } from './refused'

type Listener = Parameters<ServerInterceptingCallInterface['start']>[0]
type Method = Parameters<ServerInterceptor>[0]
type Status = Parameters<ServerInterceptingCallInterface['sendStatus']>[0]

type AdmissionOptions = {
  keyring: Keyring
  clients: Clients
  refused: Refused
  trust: Gate['trust']
  /** How long a caller may take to send its question, in milliseconds. */
  slowestMs?: number
}

export type Admission = {
  interceptor: ServerInterceptor
  stop: () => void
}

/** What the handlers of our service get as their request. */
export type Admitted<Wire> = { wire: Wire /** Whose key it came with. */; client: string }

const ours = '/spamcheck.'
/** Calls that anybody may make. */
const open = '/grpc.health.v1.Health/'

/**
 * Looks at the key before anything else is read, so that nobody without one makes the server keep megabytes. What
 * grpc-js's own wrapper would do with functions made for each call is overridden: nothing here waits.
 */
export function createAdmission({ keyring, clients, refused, trust, slowestMs = 10_000 }: AdmissionOptions): Admission {
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
    #asked = false
    #ended = false

    constructor(next: ServerInterceptingCallInterface, method: Method) {
      super(next)
      this.#next = next
      this.#method = method
    }

    override start(listener: Listener): void {
      this.#listener = listener
      // A stream may stay open as long as the caller wants.
      if (!this.#method.responseStream) this.#wait = patience.begin(this)
      this.#next.start(this)
    }
    onReceiveMetadata(metadata: Metadata): void {
      const [authorization] = metadata.get('authorization')
      const client = keyring.whose(typeof authorization === 'string' ? authorization : undefined)
      const { remoteAddress = 'unknown', remotePort } = this.#next.getConnectionInfo()
      if (client !== null) {
        trust(remoteAddress, remotePort)
        this.#client = client
        const [agent] = metadata.get('user-agent')
        if (!this.#method.path.startsWith(open))
          clients.note(client, remoteAddress, typeof agent === 'string' ? agent : '')
      } else if (!this.#method.path.startsWith(open)) {
        refused.note('unauthenticated', remoteAddress)
        this.sendStatus({ code: statusCode.UNAUTHENTICATED, details: wantedKey })
        return
      }
      this.#listener?.onReceiveMetadata(metadata)
    }
    onReceiveMessage(message: unknown): void {
      const admitted = this.#method.path.startsWith(ours) ? { wire: message, client: this.#client } : message
      this.#listener?.onReceiveMessage(admitted)
    }
    onReceiveHalfClose(): void {
      this.#asked = true
      if (this.#wait) patience.end(this.#wait)
      this.#listener?.onReceiveHalfClose()
    }
    onCancel(): void {
      // Cancelled, past its deadline, or larger than may be: grpc-js doesn't say which.
      if (!this.#asked && !this.#ended) refused.note('cut_short')
      if (this.#wait) patience.end(this.#wait)
      this.#listener?.onCancel()
    }
    override sendStatus(status: Status): void {
      this.#ended = true
      if (this.#wait) patience.end(this.#wait)
      this.#next.sendStatus(status)
    }
    override sendMetadata(metadata: Metadata): void {
      this.#next.sendMetadata(metadata)
    }
    override sendMessage(message: unknown, callback: () => void): void {
      this.#next.sendMessage(message, callback)
    }
  }

  return {
    interceptor: (method, call) => new AdmittedCall(call, method),
    stop: patience.stop,
  }
}
