import { afterEach } from 'vitest'
import { log } from '@/lib/log'
import { createMetrics } from '@/lib/metrics'
import { type RunningSpamcheck, type SpamcheckEnv, type SpamcheckLimits, startSpamcheck } from '../start-spamcheck'
import { type RecordingDoor, recordingDoor } from './recording-door'

export const testKey = 'a-key-for-tests'

export type TestServer = RunningSpamcheck & { door: RecordingDoor; grpcPort: number; httpPort: number }

const calm = { waiting: 0, spilled: 0, spilledBytes: 0, dropped: 0, trouble: null }

/** Servers on free ports of 127.0.0.1, stopped after each test. */
export function withServer(): { start: (options?: Partial<SpamcheckEnv> & SpamcheckLimits) => Promise<TestServer> } {
  const running: RunningSpamcheck[] = []
  afterEach(async () => {
    await Promise.all(running.splice(0).map(({ stop }) => stop()))
  })
  return {
    start: async ({ tlsEveryMs, gate, http: guests, slowestMs, patienceMs, ...env } = {}) => {
      const door = recordingDoor()
      const server = await startSpamcheck({
        env: {
          SPAMCHECK_HOST: '127.0.0.1',
          SPAMCHECK_PORT: 0,
          SPAMCHECK_HTTP_PORT: 0,
          SPAMCHECK_KEYS: [testKey],
          SPAMCHECK_ALLOW_UNAUTHENTICATED: false,
          SPAMCHECK_TLS_CERT: undefined,
          SPAMCHECK_TLS_KEY: undefined,
          ...env,
        },
        door,
        buffer: { status: () => calm },
        metrics: createMetrics(),
        log,
        limits: { tlsEveryMs, gate, http: guests, slowestMs, patienceMs },
      })
      running.push(server)
      const { grpc, http } = server.status()
      return { ...server, door, grpcPort: grpc?.port ?? 0, httpPort: http?.port ?? 0 }
    },
  }
}
