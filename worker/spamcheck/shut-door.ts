import type { log as sharedLog } from '@/lib/log'
import type { DoorStatus } from '@/lib/spamcheck/door-status'
import type { SpamcheckEnv } from './start-spamcheck'

const howToOpen =
  'The door is shut: set SPAMCHECK_KEYS to a key of your own making and enter the same one in GitLab. To try things out ' +
  'without, set SPAMCHECK_ALLOW_UNAUTHENTICATED=true.'

/** Without a key, and without leave to do without, nobody could be told from anybody else. */
export const isShut = (env: Pick<SpamcheckEnv, 'SPAMCHECK_KEYS' | 'SPAMCHECK_ALLOW_UNAUTHENTICATED'>): boolean =>
  env.SPAMCHECK_KEYS.length === 0 && !env.SPAMCHECK_ALLOW_UNAUTHENTICATED

/** What the door says of itself while no port of it is open. */
export function shutDoor(log: Pick<typeof sharedLog, 'info'>): DoorStatus {
  log.info(`Spamcheck: ${howToOpen}`)
  return {
    shut: howToOpen,
    grpc: null,
    http: null,
    tls: null,
    keys: [],
    answers: {},
    refused: {},
    latency: null,
    lastCallAt: null,
    lastError: null,
    clients: [],
    buffer: { waiting: 0, spilled: 0, spilledBytes: 0, dropped: 0, trouble: null },
    standings: { asked: 0, late: 0 },
  }
}
