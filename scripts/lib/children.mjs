import { spawn } from 'node:child_process'
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './install.mjs'
import { killAndWait } from './processes.mjs'

/**
 * Starts our own long-running processes, writes what they say to `logs`, and stops them all in reverse order.
 * @param {{ logs: string, onExit: (name: string, tail: string) => void, remember: (pid: number, needle: string) => void }} options
 *   `onExit`: one ended without being asked to
 */
export function createChildren({ logs, onExit, remember }) {
  mkdirSync(logs, { recursive: true })
  const running = []
  let stopping = false
  const tail = (name) =>
    readFileSync(join(logs, `${name}.log`), 'utf8')
      .split('\n')
      .slice(-15)
      .join('\n')

  return {
    /** @param {string} name @param {string} file a bundle in dist @param {string[]} args @param {Record<string, string>} env */
    start(name, file, args, env) {
      const child = spawn(
        process.execPath,
        ['--enable-source-maps', '--max-semi-space-size=64', join(root, 'dist', file), ...args],
        {
          cwd: root,
          env: { ...process.env, NODE_ENV: 'production', ...env },
          stdio: ['ignore', 'pipe', 'pipe'],
          // A group of its own: Ctrl-C reaches only the script, which stops everything in order.
          detached: true,
        },
      )
      const log = createWriteStream(join(logs, `${name}.log`))
      child.stdout.pipe(log, { end: false })
      child.stderr.pipe(log, { end: false })
      child.once('exit', () => !stopping && onExit(name, tail(name)))
      running.push(child)
      remember(child.pid, file)
      return child
    },
    async stop() {
      stopping = true
      for (const child of running.reverse()) await killAndWait(child, 'SIGTERM', 30_000)
    },
  }
}

/**
 * Runs a bundle to its end. @returns what it printed; throws with what it said when it failed
 * @param {string} file @param {string[]} args @param {Record<string, string>} env
 */
export function runBundle(file, args, env, input = '') {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'dist', file), ...args], {
      cwd: root,
      env: { ...process.env, ...env },
    })
    let said = ''
    const hear = (text) => {
      said += text
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', (code) => (code === 0 ? resolve(said) : reject(new Error(`${file} failed:\n${said}`))))
    child.once('error', reject)
    child.stdin.end(input)
  })
}

/** Waits until `url` answers 2xx; throws after `patience` milliseconds with the last answer. */
export async function answering(url, patience = 60_000) {
  const deadline = Date.now() + patience
  let last = 'no answer'
  while (Date.now() < deadline) {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(2_000) })
      if (response.ok) return
      last = `${response.status} ${(await response.text()).slice(0, 300)}`
    } catch (error) {
      last = error.cause?.code ?? error.message
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`${url} did not become ready: ${last}`)
}
