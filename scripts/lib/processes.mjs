import { readFileSync } from 'node:fs'

/** Whether `pid` lives and, where the system can tell, has `needle` in its command line (process ids are used again). */
export function isAlive(pid, needle = '') {
  if (!Number.isInteger(pid) || pid <= 1) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(needle)
  } catch (error) {
    // No /proc on macOS: the signal's answer has to do. A process that has just gone is gone.
    return process.platform !== 'linux' && error.code === 'ENOENT'
  }
}

/**
 * Ends a process with `signal`, and with SIGKILL after `patience` milliseconds; resolves when it has gone.
 * @param {{ pid?: number, exitCode?: number | null, signalCode?: string | null }} child
 */
export async function killAndWait(child, signal = 'SIGTERM', patience = 10_000) {
  const { pid } = child
  const gone = () => pid === undefined || child.exitCode != null || child.signalCode != null || !isAlive(pid)
  if (gone()) return
  process.kill(pid, signal)
  const deadline = Date.now() + patience
  while (!gone()) {
    if (Date.now() > deadline) process.kill(pid, 'SIGKILL')
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}
