import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { openSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { availableParallelism } from 'node:os'

export type Child = { pid: number; stop: () => Promise<void> }

type StartChildOptions = {
  /** Node, unless it is another program. */
  program?: string
  args: string[]
  env: Record<string, string>
  /** An address that answers anything at all once the server is up, or what else tells that it is. */
  url: string | (() => Promise<boolean>)
  /** A file that takes what the server writes; else nothing does. */
  log?: string
}

const pinning = availableParallelism() > 1 && spawnSync('taskset', ['--version']).status === 0

/** Server on one core and load on another, so that neither takes the other's time. False: this machine can't. */
export function pinLoadToSecondCore(): boolean {
  return pinning && spawnSync('taskset', ['-a', '-c', '-p', '1', String(process.pid)]).status === 0
}

/** Starts a server as a process of its own, pinned to the first core where that is possible, and waits until it answers. */
export async function startChild(options: StartChildOptions): Promise<Child> {
  const { program = process.execPath, args, env, url, log } = options
  const command = pinning ? ['taskset', '-c', '0', program, ...args] : [program, ...args]
  const child = spawn(command[0] as string, command.slice(1), {
    // Nothing of ours but what is named: a bench must not pick up somebody's settings.
    env: { NODE_ENV: 'production', PATH: '/usr/local/bin:/usr/bin:/bin', ...env },
    stdio: ['ignore', log ? openSync(log, 'w') : 'ignore', 'pipe'],
  })
  let complaints = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    complaints = (complaints + chunk.toString()).slice(-4_000)
  })
  const stop = () => stopChild(child)
  const deadline = performance.now() + 60_000
  for (;;) {
    if (child.exitCode !== null) throw new Error(`A server ended at once (${args.join(' ')}):\n${complaints}`)
    if (await (typeof url === 'string' ? answers(url) : url())) return { pid: child.pid as number, stop }
    if (performance.now() > deadline) {
      await stop()
      throw new Error(`A server did not answer within a minute (${args.join(' ')}):\n${complaints}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    await (await fetch(url)).arrayBuffer()
    return true
  } catch {
    // Not listening yet.
    return false
  }
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), 5_000)
  await ended
  clearTimeout(timer)
}

export async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}
