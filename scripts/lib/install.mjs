import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

const works = (command, args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0

/**
 * Installs Debian packages when we may: as root, or with a sudo that asks nothing.
 * @param {string[]} names
 * @returns {string | undefined} why it could not be done
 */
export function installSystemPackage(names) {
  if (!works('apt-get', ['--version'])) return 'there is no apt-get here'
  const isRoot = process.getuid?.() === 0
  if (!isRoot && !works('sudo', ['-n', 'true'])) return 'not root, and sudo wants a password'
  const run = (args) =>
    spawnSync(isRoot ? 'apt-get' : 'sudo', isRoot ? args : ['-n', 'apt-get', ...args], {
      encoding: 'utf8',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  const install = ['install', '-y', '-qq', '--no-install-recommends', ...names]
  if (run(install).status === 0) return undefined
  run(['update', '-qq'])
  const second = run(install)
  return second.status === 0 ? undefined : second.stderr.trim().split('\n').slice(-2).join(' ')
}

/**
 * `npm ci`, unless node_modules already holds what the lock file asks for.
 * @returns {boolean} whether anything was installed
 */
export function ensurePackages() {
  const mark = join(root, 'node_modules', '.natterjack-lock')
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lock) return false
  const done = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    // Prisma's install script would fetch an engine that Prisma 7 doesn't need with a driver adapter.
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? '/bin/true' },
  })
  if (done.status !== 0)
    throw new Error('npm ci failed. It needs the npm registry, or a proxy of it set by "npm config set registry".')
  mkdirSync(dirname(mark), { recursive: true })
  writeFileSync(mark, lock)
  return true
}

/** Debian's Python; another one that stands first on the PATH has none of Debian's packages. */
const python = '/usr/bin/python3'
const pythonGrpc = ['python3-grpcio', 'python3-protobuf', 'protobuf-compiler', 'protobuf-compiler-grpc']

/**
 * What the Spamcheck door is tried with from another language: protoc, its Python plugin, and grpcio. Installed where it is missing.
 * @param {(text: string) => void} say
 */
export function ensurePythonGrpc(say) {
  const missing = () => [
    ...(works(python, ['-c', 'import grpc, google.protobuf']) ? [] : ['grpcio and protobuf of /usr/bin/python3']),
    ...(works('protoc', ['--version']) ? [] : ['protoc']),
    ...(works('sh', ['-c', 'command -v grpc_python_plugin']) ? [] : ['grpc_python_plugin']),
  ]
  if (missing().length === 0) return
  say('not all here, asking the system’s package manager')
  const failure = installSystemPackage(pythonGrpc)
  if (missing().length === 0) return
  throw new Error(
    `Missing: ${missing().join(', ')}. It could not be installed (${failure}). ` +
      `On Debian: "sudo apt-get install ${pythonGrpc.join(' ')}".`,
  )
}

/**
 * A Chromium to test with: CHROMIUM_PATH, Debian's, or Playwright's own; installed where there is none.
 * @param {(text: string) => void} say
 * @returns {Promise<string>} its path
 */
export async function ensureChromium(say) {
  const { chromium } = await import('playwright-core')
  const places = () => [process.env.CHROMIUM_PATH, '/usr/bin/chromium', chromium.executablePath()].filter(Boolean)
  const found = () => places().find((path) => existsSync(path))
  if (found()) return found()
  say('no Chromium here, asking the system’s package manager for one')
  const failure = installSystemPackage(['chromium'])
  if (found()) return found()
  say(`that did not work (${failure}), asking Playwright`)
  spawnSync('npx', ['playwright', 'install', 'chromium'], { cwd: root, stdio: 'ignore', timeout: 300_000 })
  if (found()) return found()
  throw new Error(
    'Chromium is missing and could not be installed. Install it (Debian: "sudo apt-get install chromium"; ' +
      'elsewhere: "npx playwright install --with-deps chromium"), or set CHROMIUM_PATH to one.',
  )
}
