import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Whether a command can be started at all; what it answers doesn't matter. */
export function canRun(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).error === undefined
}

type Ran = { stdout: string; seconds: number }

/** Runs a command to its end. @throws Error with what it said when it fails */
export function runCommand(
  command: string,
  args: readonly string[],
  input?: string,
  fine: readonly number[] = [0],
): Ran {
  const began = performance.now()
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    input: input ?? '',
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    env: { NODE_ENV: 'production', PATH: '/usr/local/bin:/usr/bin:/bin', LANG: 'C.UTF-8', HOME: tmpdir() },
  })
  if (error !== undefined || status === null || !fine.includes(status))
    throw new Error(`${command} failed (${status ?? error?.message}): ${stderr.slice(-2_000)}`)
  return { stdout, seconds: (performance.now() - began) / 1e3 }
}

/** A folder that is gone afterwards. */
export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'natterjack-bench-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
