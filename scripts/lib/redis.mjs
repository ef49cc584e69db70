import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { installSystemPackage } from './install.mjs'
import { findFreePort } from './ports.mjs'
import { killAndWait } from './processes.mjs'

const onPath = (name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0

/** Name of the Redis server on the PATH, installing Debian's when none is there and that is allowed. */
function findServer(say) {
  const found = ['redis-server', 'valkey-server'].find(onPath)
  if (found) return found
  say('no Redis on the PATH, asking the system’s package manager for one')
  const failure = installSystemPackage(['redis-server'])
  if (onPath('redis-server')) return 'redis-server'
  throw new Error(
    `Redis is missing and could not be installed (${failure ?? 'not on the PATH afterwards'}). ` +
      'Either install it (Debian, Ubuntu: "sudo apt-get install redis-server"; macOS: "brew install redis"; or Valkey), ' +
      'or set REDIS_URL to a running Redis 6.2 or newer, for example REDIS_URL=redis://127.0.0.1:6379.',
  )
}

/**
 * Starts a Redis on loopback over `dir`, append-only file on.
 * @param {{ dir: string, port?: number, say?: (text: string) => void }} options
 * @returns {Promise<{ url: string, port: number, pid: number, stop: () => Promise<void> }>}
 */
export async function startRedis({ dir, port = 6380, say = () => {} }) {
  const program = findServer(say)
  const place = resolve(dir)
  mkdirSync(place, { recursive: true })
  const chosen = await findFreePort(port)
  const flags = {
    port: chosen,
    bind: '127.0.0.1',
    dir: place,
    appendonly: 'yes',
    save: '',
    'maxmemory-policy': 'noeviction',
  }
  const args = Object.entries(flags).flatMap(([key, value]) => [`--${key}`, String(value)])
  const server = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  await ready(server)
  return {
    url: `redis://127.0.0.1:${chosen}`,
    port: chosen,
    pid: server.pid,
    stop: () => killAndWait(server, 'SIGTERM', 10_000),
  }
}

function ready(server) {
  return new Promise((resolveReady, reject) => {
    let said = ''
    const hear = (text) => {
      said = (said + text).slice(-4000)
      if (/ready to accept connections/i.test(said)) resolveReady()
    }
    server.stdout.setEncoding('utf8').on('data', hear)
    server.stderr.setEncoding('utf8').on('data', hear)
    server.once('exit', (code) => reject(new Error(`Redis did not start (exit ${code}): ${said}`)))
    server.once('error', reject)
  })
}
