import { env } from '@/lib/env'

/** Every place between two steps where a worker may die; the fault tests kill it at each. */
export const killPoints = [
  'loaded',
  'fetched',
  'stored',
  'trusted',
  'classified',
  'decided',
  'before_action',
  'after_action',
] as const
export type KillPoint = (typeof killPoints)[number]

type Armed = { point: string; times: number; eventId: string | undefined; hang: boolean }
let armed: Armed | null | undefined
let passed = 0

/**
 * Does nothing, but in tests: with KILL_AT=stored:3 the third event that comes by `stored` takes the process with it, as
 * `kill -9` would. KILL_AT=loaded@17 kills whenever event 17 comes by: a message that poisons. With KILL_AT=loaded@17:hang
 * the process lives on and its one thread never returns, as in an endless loop.
 */
export function killPoint(point: KillPoint, eventId?: string): void {
  armed ??= readArmed()
  if (armed === null || armed.point !== point) return
  if (armed.eventId !== undefined ? armed.eventId === eventId : ++passed === armed.times) {
    if (!armed.hang) process.kill(process.pid, 'SIGKILL')
    // The signal comes with the next turn of the event loop: nothing more may happen in this one. Nor does it where the
    // thread is to hang, and asleep it takes nothing from the machine that the test needs.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
  }
}

function readArmed(): Armed | null {
  const { NODE_ENV, KILL_AT } = env()
  if (NODE_ENV !== 'test' || KILL_AT === undefined) return null
  const [, point = '', times, eventId, hang] = /^(\w+)(?::(\d+)|@(\d+))?(:hang)?$/.exec(KILL_AT) ?? []
  return { point, times: Number(times ?? 1), eventId, hang: hang !== undefined }
}
