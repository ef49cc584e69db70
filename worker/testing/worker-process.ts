import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { build } from 'esbuild'

const root = join(import.meta.dirname, '..', '..')
const outDir = join(root, '.data', 'test')

let bundled: Promise<string> | undefined

/** The real worker and its thread, built once per process: starting them from TypeScript would cost a second each time. */
export function bundleWorker(): Promise<string> {
  bundled ??= (async () => {
    mkdirSync(outDir, { recursive: true })
    const outdir = join(outDir, `worker-${process.pid}`)
    const entryPoints = { worker: 'worker/main.ts', 'train-thread': 'worker/train-thread.ts' }
    await build({
      entryPoints,
      outdir,
      absWorkingDir: root,
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
      sourcemap: 'inline',
      logLevel: 'error',
    })
    return join(outdir, 'worker.js')
  })()
  return bundled
}

/** Once no worker will be started any more. */
export async function removeBundle(): Promise<void> {
  const outfile = await bundled
  if (outfile) await rm(dirname(outfile), { recursive: true, force: true })
  bundled = undefined
}

export type WorkerProcess = {
  pid: number
  /** Signal or exit code, once it has ended. */
  ended: Promise<NodeJS.Signals | number | null>
  /** What it has logged so far. */
  output: () => string
  stop: (signal?: NodeJS.Signals) => Promise<NodeJS.Signals | number | null>
}

/** Starts the real worker as a process of its own, in the program's folder or another one that looks like it. */
export async function spawnWorker(
  variables: Record<string, string>,
  nodeArgs: string[] = [],
  cwd = root,
): Promise<WorkerProcess> {
  const file = await bundleWorker()
  const child: ChildProcess = spawn(process.execPath, [...nodeArgs, file], {
    cwd,
    env: { PATH: '/usr/bin:/bin', NODE_ENV: 'test', WORKER_HEALTH_PORT: '0', LOG_LEVEL: 'info', ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const hear = (text: string): void => {
    said = (said + text).slice(-20_000)
  }
  child.stdout?.setEncoding('utf8').on('data', hear)
  child.stderr?.setEncoding('utf8').on('data', hear)
  const ended = once(child, 'exit').then(([code, signal]) => (signal ?? code) as NodeJS.Signals | number | null)
  if (child.pid === undefined) throw new Error('The worker could not be started.')
  return {
    pid: child.pid,
    ended,
    output: () => said,
    stop: (signal = 'SIGTERM') => {
      child.kill(signal)
      return ended
    },
  }
}
