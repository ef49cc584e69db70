import { median } from '../support/statistics'
import type { Measured } from './measure'
import type { SubjectName } from './subjects'

type Windowed = 'steadyNoop' | 'steadyDoor' | 'steadyAtNoop' | 'bothNoop' | 'bothDoor' | 'everydayNoop' | 'everydayDoor'
export type Rounds = Record<SubjectName | Windowed, Measured[]>

type Spread = { median: number; lowest: number; highest: number }

const rounded = (value: number): number => Math.round(value * 1000) / 1000

function spread(values: readonly number[]): Spread {
  return {
    median: rounded(median(values)),
    lowest: rounded(Math.min(...values)),
    highest: rounded(Math.max(...values)),
  }
}

const say = ({ median: middle, lowest, highest }: Spread, digits = 2): string =>
  `${middle.toFixed(digits)} (${lowest.toFixed(digits)} to ${highest.toFixed(digits)})`

/** Ratios are taken within a round, so that what else the machine did meanwhile weighs on both sides. */
export function report({ measured, idle, pinned }: { measured: Rounds; idle: number; pinned: boolean }): void {
  const { noop, door, python, steadyNoop, steadyDoor, steadyAtNoop } = measured
  const both = ({ net, caller }: Measured): number => net + caller
  const against = (from: Measured[], by: Measured[], of: (one: Measured) => number): Spread =>
    spread(from.map((one, round) => of(one) / of(by[round] as Measured)))
  const result = {
    cpu: against(door, noop, ({ net }) => net),
    cpuWithIdle: against(door, noop, ({ server }) => server),
    cpuAtHalf: against(steadyDoor, steadyNoop, ({ net }) => net),
    bothEnds: against(measured.bothDoor, measured.bothNoop, both),
    bothEndsEveryday: against(measured.everydayDoor, measured.everydayNoop, both),
    microsBothNoop: spread(measured.bothNoop.map(both)),
    microsBothDoor: spread(measured.bothDoor.map(both)),
    microsNoop: spread(noop.map(({ net }) => net)),
    microsDoor: spread(door.map(({ net }) => net)),
    microsPostgres: spread(door.map(({ postgres }) => postgres)),
    callsPerSecond: {
      noop: spread(noop.map(({ callsPerSecond }) => callsPerSecond)),
      door: spread(door.map(({ callsPerSecond }) => callsPerSecond)),
      python: python.length > 0 ? spread(python.map(({ callsPerSecond }) => callsPerSecond)) : null,
    },
    overPython: python.length > 0 ? against(door, python, ({ callsPerSecond }) => callsPerSecond) : null,
    microsPython: python.length > 0 ? spread(python.map(({ server }) => server)) : null,
    p99AtNoopsHalf: steadyAtNoop.length > 0 ? spread(steadyAtNoop.map(({ sent }) => sent.p99)) : null,
    p50: spread(steadyDoor.map(({ sent }) => sent.p50)),
    p99: spread(steadyDoor.map(({ sent }) => sent.p99)),
    p99Noop: spread(steadyNoop.map(({ sent }) => sent.p99)),
  }
  const { callsPerSecond, overPython } = result
  console.log(`
CPU of a call, door beside no-op: ${say(result.cpu)}; with the idle part ${say(result.cpuWithIdle)}; at half the rate ${say(result.cpuAtHalf)}
  no-op ${say(result.microsNoop, 0)} µs, door ${say(result.microsDoor, 0)} µs, and Postgres ${say(result.microsPostgres, 0)} µs
  with grpc-js's own client, both ends: ${say(result.bothEnds)} (${say(result.microsBothDoor, 0)} µs beside ${say(result.microsBothNoop, 0)}); at an everyday rate ${say(result.bothEndsEveryday)}
Latency at half of its own limit: p50 ${say(result.p50, 1)} ms, p99 ${say(result.p99, 1)} ms (no-op at half of its: p99 ${say(result.p99Noop, 1)} ms)
  at half of the no-op server's: ${result.p99AtNoopsHalf ? `p99 ${say(result.p99AtNoopsHalf, 1)} ms` : 'more than the door can take'}
Calls a second: no-op ${say(callsPerSecond.noop, 0)}, door ${say(callsPerSecond.door, 0)}${
    callsPerSecond.python && overPython
      ? `, Python ${say(callsPerSecond.python, 0)}; door beside Python ${say(overPython)}`
      : ''
  }`)
  console.log(
    JSON.stringify({ bench: 'spamcheck', node: process.version, pinned, idleMs: rounded(idle * 1000), ...result }),
  )
}
