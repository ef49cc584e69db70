import { spawn } from 'node:child_process'
import { createWriteStream, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { answering } from '../scripts/lib/children.mjs'
import { isAlive, killAndWait } from '../scripts/lib/processes.mjs'
import { folder, readState, workerFileIn } from './state'

const script = join(import.meta.dirname, '..', 'dist', 'worker.js')
const workerFile = workerFileIn(folder)

/** `kill -9`: what the worker had in hand stays as it was in that moment. */
export async function killWorker(): Promise<void> {
  const known = JSON.parse(readFileSync(join(folder, 'pids.json'), 'utf8')) as { pid: number; needle: string }[]
  const first = known.find(({ needle }) => needle === 'worker.js')?.pid ?? 0
  writeFileSync(workerFile, '0', { flag: 'a' })
  const later = Number(readFileSync(workerFile, 'utf8'))
  for (const pid of [first, later]) if (isAlive(pid, 'worker.js')) await killAndWait({ pid }, 'SIGKILL')
}

/** Another worker in the place of the killed one; resolves when it is ready. */
export async function startWorker(): Promise<void> {
  const { env, workerUrl } = readState()
  const child = spawn(process.execPath, ['--enable-source-maps', script], {
    cwd: join(import.meta.dirname, '..'),
    env: { NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const log = createWriteStream(join(folder, 'logs', 'worker-2.log'), { flags: 'a' })
  child.stdout.pipe(log, { end: false })
  child.stderr.pipe(log, { end: false })
  writeFileSync(workerFile, String(child.pid))
  await answering(`${workerUrl}/ready`)
}
