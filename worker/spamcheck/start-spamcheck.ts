import type { Env } from '@/lib/env'
import type { log as sharedLog } from '@/lib/log'
import type { Metrics } from '@/lib/metrics'
import type { DoorStatus } from '@/lib/spamcheck/door-status'
import { type AnsweringDoor, createAnswering } from './answering'
import { createClients } from './clients'
import type { gateLimits } from './gate'
import { createKeyring } from './keys'
import { createRefused } from './refused'
import { serveGrpc } from './serve-grpc'
import { type mostConnections, serveHttp } from './serve-http'
import { openTlsFiles, type TlsFiles } from './tls-files'

/** What judges, and what it says of itself; lib/spamcheck/open-door.ts makes it. */
export type Door = AnsweringDoor & {
  counts: () => Pick<DoorStatus, 'answers' | 'latency' | 'lastCallAt' | 'lastError' | 'standings'>
}

export type SpamcheckEnv = Pick<
  Env,
  | 'SPAMCHECK_HOST'
  | 'SPAMCHECK_PORT'
  | 'SPAMCHECK_HTTP_PORT'
  | 'SPAMCHECK_KEYS'
  | 'SPAMCHECK_ALLOW_UNAUTHENTICATED'
  | 'SPAMCHECK_TLS_CERT'
  | 'SPAMCHECK_TLS_KEY'
>

/** Left out: as the parts have them. */
export type SpamcheckLimits = {
  tlsEveryMs?: number
  gate?: Partial<typeof gateLimits>
  http?: Partial<typeof mostConnections>
  slowestMs?: number
  patienceMs?: number
}

type StartSpamcheckOptions = {
  env: SpamcheckEnv
  door: Door
  /** What was answered and waits to be stored; only its status is looked at here. */
  buffer: { status: () => DoorStatus['buffer'] }
  metrics: Pick<Metrics, 'spamcheckRefused'>
  log: Pick<typeof sharedLog, 'info' | 'warn' | 'error'>
  limits?: SpamcheckLimits
}

export type RunningSpamcheck = {
  status: () => DoorStatus
  /** How many gRPC connections are open. */
  connections: () => number
  /** Lets nobody in any more and ends what is under way; door and buffer stay with whoever made them. */
  stop: () => Promise<void>
}

/**
 * Opens the Spamcheck door: gRPC for GitLab, HTTP for scripts. Without keys, and without leave to do without, everybody is
 * refused; worker/spamcheck/shut-door.ts says when to leave it shut.
 * @throws Error when a port is taken, or the TLS files can't be used
 */
export async function startSpamcheck(options: StartSpamcheckOptions): Promise<RunningSpamcheck> {
  const { env, door, buffer, metrics, log, limits = {} } = options
  const { SPAMCHECK_HOST: host, SPAMCHECK_KEYS: keys, SPAMCHECK_ALLOW_UNAUTHENTICATED: allowUnauthenticated } = env
  const tls = await tlsOf(env, log, limits.tlsEveryMs)
  const keyring = createKeyring({ keys, allowUnauthenticated })
  const refused = createRefused({ log, metrics })
  const clients = createClients()
  const answering = createAnswering({ door, log, patienceMs: limits.patienceMs })
  const shared = { host, tls, keyring, answering, clients, refused }
  const release = (): void => {
    answering.stop()
    tls?.stop()
  }
  const servers = await openServers().catch((error: unknown) => {
    release()
    throw error
  })
  async function openServers() {
    const { gate, http: guests, slowestMs } = limits
    const grpc = await serveGrpc({ ...shared, port: env.SPAMCHECK_PORT, limits: gate, slowestMs })
    const http = await serveHttp({ ...shared, port: env.SPAMCHECK_HTTP_PORT, limits: guests }).catch(
      async (error: unknown) => {
        await grpc.stop()
        throw error
      },
    )
    return { grpc, http }
  }
  const { grpc, http } = servers
  if (allowUnauthenticated)
    log.warn('SPAMCHECK_ALLOW_UNAUTHENTICATED is on: anybody who reaches the Spamcheck door may ask')
  log.info(
    { grpc: grpc.address(), http: http.address(), tls: tls !== null, keys: keyring.names },
    'Spamcheck door is open',
  )
  return {
    status: () => ({
      shut: null,
      grpc: grpc.address(),
      http: http.address(),
      tls: tls?.status() ?? null,
      keys: keyring.names,
      ...door.counts(),
      refused: refused.counts(),
      clients: clients.list(),
      buffer: buffer.status(),
    }),
    connections: grpc.connections,
    stop: async () => {
      await Promise.all([grpc.stop(), http.stop()])
      release()
    },
  }
}

async function tlsOf(env: SpamcheckEnv, log: StartSpamcheckOptions['log'], everyMs?: number): Promise<TlsFiles | null> {
  const { SPAMCHECK_TLS_CERT: certFile, SPAMCHECK_TLS_KEY: keyFile } = env
  if (!certFile && !keyFile) return null
  if (certFile && keyFile) return openTlsFiles({ certFile, keyFile, log, everyMs })
  const [there, missing] = certFile
    ? ['SPAMCHECK_TLS_CERT', 'SPAMCHECK_TLS_KEY']
    : ['SPAMCHECK_TLS_KEY', 'SPAMCHECK_TLS_CERT']
  throw new Error(`${there} is set and ${missing} is not. Set both for TLS, or neither.`)
}
