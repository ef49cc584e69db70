import { median } from '../support/statistics'
import type { Window } from './measure-window'
import { aboutSubject, type SubjectName } from './subjects'

export type Measured = Map<SubjectName, Window[]>

export type Row = {
  subject: SubjectName
  per_second: number
  /** Median over the rounds of this round's rate by the bare server's of the same round. */
  of_bare: number
  /** The same by CPU time of the server, which neighbours on the host disturb less. */
  of_bare_cpu: number
  server_busy_percent: number
  server_cpu_us: number
  postgres_cpu_us: number
  p50_ms: number
  p99_ms: number
  steal_percent: number
}

export function rowsOf(measured: Measured): Row[] {
  const bare = measured.get('bare') ?? []
  return [...measured].map(([subject, windows]) => {
    const middle = (pick: (window: Window) => number) => round(median(windows.map(pick)))
    const ratio = (pick: (window: Window) => number) =>
      round(median(windows.map((window, index) => pick(window) / pick(bare[index] ?? window))), 3)
    return {
      subject,
      per_second: middle((window) => window.perSecond),
      of_bare: ratio((window) => window.perSecond),
      of_bare_cpu: ratio((window) => 1 / window.serverMicros),
      server_busy_percent: middle((window) => window.serverBusy * 100),
      server_cpu_us: middle((window) => window.serverMicros),
      postgres_cpu_us: middle((window) => window.postgresMicros),
      p50_ms: middle((window) => window.p50),
      p99_ms: middle((window) => window.p99),
      steal_percent: round(median(windows.map((window) => window.stealPercent)), 1),
    }
  })
}

export function printRows(rows: readonly Row[]): void {
  const columns = ['hooks/s', 'of bare', 'by CPU', 'busy %', 'CPU us', 'pg us', 'p50 ms', 'p99 ms', 'steal %']
  console.log(['', ...columns].map((name, index) => (index === 0 ? name.padEnd(8) : name.padStart(9))).join(''))
  for (const { subject, ...figures } of rows)
    console.log(
      subject.padEnd(8) +
        Object.values(figures)
          .map((value) => String(value).padStart(9))
          .join(''),
    )
  for (const { subject } of rows) console.log(`${subject}: ${aboutSubject(subject)}`)
}

function round(value: number, digits = 0): number {
  return Number(value.toFixed(digits))
}
