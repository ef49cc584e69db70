import { type handleUnaryCall, Server, ServerCredentials, status as statusCode } from '@grpc/grpc-js'
import { ReflectionService } from '@grpc/reflection'
import type { Answer } from '@/lib/spamcheck/call'
import { encodeAnswer } from '@/lib/spamcheck/encode-answer'
import { createAdmission } from './admission'
import type { Answering } from './answering'
import type { Clients } from './clients'
import { openGate } from './gate'
import { createHealthService, healthService } from './health-service'
import type { Keyring } from './keys'
import { loadProto } from './proto'
import { methods, type Question, serviceName } from './questions'
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
  const admission = createAdmission({
    keyring,
    answering,
    clients,
    refused,
    trust: (...guest) => gate.trust(...guest),
    slowestMs,
  })
  const server = new Server({
    interceptors: [admission.interceptor],
    'grpc.max_receive_message_length': maxMessageBytes,
    'grpc.max_concurrent_streams': 250,
    // Who is gone without a word is found out.
    'grpc.keepalive_time_ms': 60_000,
    'grpc.keepalive_timeout_ms': 20_000,
    // Counts for a debugging service that isn't offered, at a tenth of each call's cost.
    'grpc.enable_channelz': 0,
  })
  const health = createHealthService(['', serviceName])
  server.addService(healthService, health.implementation)
  new ReflectionService(loadProto(), { services: [serviceName, 'grpc.health.v1.Health'] }).addToServer(server)

  for (const [path, { decode }] of methods) server.register(path, answeredBefore, encodeAnswer, decode, 'unary')

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

/** What grpc-js would call. It needs one, but the admission has answered by then. */
const answeredBefore: handleUnaryCall<Question | null, Answer> = (_call, callback) => {
  callback({ code: statusCode.UNIMPLEMENTED, details: 'Nobody answers this call.' })
}
