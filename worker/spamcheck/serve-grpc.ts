import { performance } from 'node:perf_hooks'
import { type handleUnaryCall, Server, ServerCredentials, status as statusCode } from '@grpc/grpc-js'
import { ReflectionService } from '@grpc/reflection'
import type { Answer, AskedCall } from '@/lib/spamcheck/call'
import { correlationId } from '@/lib/spamcheck/correlation-id'
import { decodeGeneric, decodeIssue, decodeSnippet } from '@/lib/spamcheck/decode-question'
import { encodeAnswer } from '@/lib/spamcheck/encode-answer'
import { readGeneric } from '@/lib/spamcheck/read-generic'
import { readIssue } from '@/lib/spamcheck/read-issue'
import type { QuestionSource } from '@/lib/spamcheck/read-question'
import { readSnippet } from '@/lib/spamcheck/read-snippet'
import { type Admitted, createAdmission } from './admission'
import type { Answering } from './answering'
import type { Clients } from './clients'
import { openGate } from './gate'
import { createHealthService, healthService } from './health-service'
import type { Keyring } from './keys'
import { loadProto } from './proto'
import type { Refused } from './refused'
import type { TlsFiles } from './tls-files'

export type GrpcServer = {
  address: () => { host: string; port: number }
  connections: () => number
  /** Says NOT_SERVING, lets nobody in, ends what is under way and then every connection. */
  stop: () => Promise<void>
}

type ServeGrpcOptions = {
  host: string
  port: number
  tls: TlsFiles | null
  keyring: Keyring
  answering: Answering
  clients: Clients
  refused: Refused
  limits?: Parameters<typeof openGate>[0]['limits']
  slowestMs?: number
}

const serviceName = 'spamcheck.SpamcheckService'
/** GitLab allows a description of 2^20 characters, each up to four bytes. */
export const maxMessageBytes = 8 * 1024 * 1024
/** What is under way may take this long while stopping. */
const graceMs = 5_000

/**
 * Answers GitLab's Spamcheck client over gRPC, with health checks and server reflection.
 * @throws Error when the port is taken or the protocol's file is missing
 */
export async function serveGrpc(options: ServeGrpcOptions): Promise<GrpcServer> {
  const { host, port, tls, keyring, answering, clients, refused, limits, slowestMs } = options
  const admission = createAdmission({ keyring, clients, refused, trust: (...guest) => gate.trust(...guest), slowestMs })
  const server = new Server({
    interceptors: [admission.interceptor],
    'grpc.max_receive_message_length': maxMessageBytes,
    'grpc.max_concurrent_streams': 250,
    // Who is gone without a word is found out.
    'grpc.keepalive_time_ms': 60_000,
    'grpc.keepalive_timeout_ms': 20_000,
    'grpc.max_connection_idle_ms': 3_600_000,
    // Counts for a debugging service that isn't offered, at a tenth of each call's cost.
    'grpc.enable_channelz': 0,
  })
  const health = createHealthService(['', serviceName])
  server.addService(healthService, health.implementation)
  new ReflectionService(loadProto(), { services: [serviceName, 'grpc.health.v1.Health'] }).addToServer(server)

  const offer = <Wire>(
    name: string,
    decode: (bytes: Buffer) => Wire,
    read: (wire: Wire, source: QuestionSource) => AskedCall,
  ): void => {
    const handle: handleUnaryCall<Admitted<Wire | null>, Answer> = (call, callback) => {
      const arrivedAt = performance.now()
      const { metadata } = call
      const { wire, client } = call.request
      if (wire === null) {
        refused.note('malformed')
        callback({ code: statusCode.INVALID_ARGUMENT, details: `This is no message as ${name} takes it.` })
        return
      }
      const id = correlationId((header) => metadata.get(header)[0])
      const asked = read(wire, { correlationId: id, client })
      answering.ask(asked, arrivedAt, (answer) => {
        // It counts all the same: whoever asked may ask again, and the velocity of an author is what it is.
        if (call.cancelled) refused.note('cancelled')
        callback(null, answer)
      })
    }
    // What comes out of the decoder reaches the handler by way of the admission, which adds whose it is.
    const deserialize = orNull(decode) as unknown as (bytes: Buffer) => Admitted<Wire | null>
    server.register(`/${serviceName}/${name}`, handle, encodeAnswer, deserialize, 'unary')
  }
  offer('CheckForSpamIssue', decodeIssue, readIssue)
  offer('CheckForSpamSnippet', decodeSnippet, readSnippet)
  offer('CheckForSpamGeneric', decodeGeneric, readGeneric)

  // TLS ends at the gate, whose certificate can be changed under way.
  const injector = server.createConnectionInjector(ServerCredentials.createInsecure())
  const gate = await openGate({
    host,
    port,
    tls,
    refused,
    limits,
    onConnection: (socket) => injector.injectConnection(socket),
  })
  return {
    address: gate.address,
    connections: gate.open,
    stop: async () => {
      health.stop()
      gate.shut()
      await new Promise<void>((resolve) => {
        const force = setTimeout(() => {
          server.forceShutdown()
          resolve()
        }, graceMs)
        server.tryShutdown(() => {
          clearTimeout(force)
          resolve()
        })
      })
      gate.end()
      admission.stop()
    },
  }
}

/** What can't be read is null, and answered in our own words; grpc-js would say INTERNAL, as for a fault of ours. */
function orNull<Wire>(decode: (bytes: Buffer) => Wire): (bytes: Buffer) => Wire | null {
  return (bytes) => {
    try {
      return decode(bytes)
    } catch {
      return null
    }
  }
}
