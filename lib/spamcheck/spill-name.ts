import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'

/** Who a spill file belongs to. */
export type SpillOwner = { pid: number; token: string; host: string }

/** Owners that live in this very process: their pid says nothing against them. */
const here = new Set<string>()
const thisHost = hostname().replace(/[^A-Za-z0-9-]/g, '-')
const ending = '.spill'

export function newOwner(): SpillOwner & { leave: () => void } {
  const token = randomBytes(6).toString('hex')
  here.add(token)
  return { pid: process.pid, token, host: thisHost, leave: () => void here.delete(token) }
}

/** Names sort by age: time in milliseconds, then the order within it. */
export function spillName(since: string, { pid, token, host }: SpillOwner): string {
  return `${since}.${pid}.${token}.${host}${ending}`
}

export function sinceOf(time: number, serial: number): string {
  return `${String(time).padStart(14, '0')}-${String(serial).padStart(6, '0')}`
}

/** Null: not one of ours. */
export function readSpillName(name: string): { since: string; owner: SpillOwner } | null {
  if (!name.endsWith(ending)) return null
  const [since, pid, token, host, ...more] = name.slice(0, -ending.length).split('.')
  if (!since || !pid || !/^\d+$/.test(pid) || !token || !host || more.length > 0) return null
  return { since, owner: { pid: Number(pid), token, host } }
}

/** Whether the process that the file belongs to is certainly gone. On another machine nobody can tell. */
export function isDead({ pid, token, host }: SpillOwner): boolean {
  if (host !== thisHost) return false
  if (pid === process.pid) return !here.has(token)
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH'
  }
}
