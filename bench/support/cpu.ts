import { readdirSync, readFileSync } from 'node:fs'

/** USER_HZ of every Linux that Node runs on. */
const ticksPerSecond = 100

/** CPU seconds, user and system, that the processes and all their descendants have used; 0 for those that are gone. */
export function cpuSecondsOf(pids: readonly number[]): number {
  const wanted = new Set(pids)
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => statOf(Number(name)))
  // Twice over the list finds grandchildren whatever the order; servers here nest no deeper.
  for (let round = 0; round < 3; round++) for (const { pid, parent } of all) if (wanted.has(parent)) wanted.add(pid)
  const ticks = all.filter(({ pid }) => wanted.has(pid)).reduce((sum, process) => sum + process.ticks, 0)
  return ticks / ticksPerSecond
}

type ProcessStat = { pid: number; parent: number; ticks: number }

function statOf(pid: number): ProcessStat[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name stands in brackets and may hold anything, blanks too.
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    return [{ pid, parent: fields[1] ?? 0, ticks: (fields[11] ?? 0) + (fields[12] ?? 0) }]
  } catch {
    // Ended since the folder was listed.
    return []
  }
}

export type MachineCpu = { total: number; steal: number }

/** Ticks of the whole machine since it started; `steal` went to its neighbours on the same host. */
export function machineCpu(): MachineCpu {
  const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n', 1)
  const ticks = line.trim().split(/ +/).slice(1, 9).map(Number)
  return { total: ticks.reduce((sum, value) => sum + value, 0), steal: ticks[7] ?? 0 }
}

/** Percent of the machine's time that was stolen between two readings. */
export function stealPercent(before: MachineCpu, after: MachineCpu): number {
  return (100 * (after.steal - before.steal)) / Math.max(1, after.total - before.total)
}
