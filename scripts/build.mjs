import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { root } from './lib/install.mjs'

/** What the processes of the image run; the demo runs the same files. */
const entries = {
  server: 'server.ts',
  worker: 'worker/main.ts',
  'train-thread': 'worker/train-thread.ts',
  migrate: 'prisma/migrate.ts',
  'add-user': 'lib/auth/cli-add-user.ts',
  'import-spamcheck-config': 'lib/spamcheck/cli-import-config.ts',
  double: 'gitlab-double/main.ts',
  'demo-setup': 'scripts/demo-setup.ts',
}
const stampFile = join(root, 'dist', '.stamp')

/** A hash over all that goes into the build, so that a second start doesn't build what is built. */
function fingerprint() {
  const listed = spawnSync('git', ['ls-files', '-co', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
  if (listed.status !== 0) return undefined
  const relevant =
    /^(app|components|lib|worker|prisma|proto|gitlab-double|public|scripts\/demo-setup|server\.ts|next\.config\.js|package-lock\.json|tsconfig\.json)/
  const hash = createHash('sha256').update(process.version)
  for (const file of listed.stdout
    .split('\n')
    .filter((name) => relevant.test(name) && !/\.test\.tsx?$/.test(name))
    .sort()) {
    if (existsSync(join(root, file))) hash.update(file).update(readFileSync(join(root, file)))
  }
  return hash.digest('hex')
}

function run(command, args) {
  const done = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  })
  if (done.status === 0) return
  throw new Error(`${command} ${args[0]} failed:\n${done.stdout}${done.stderr}`)
}

/**
 * Builds the web (Next) and the bundles of server, worker and tools into .next and dist, unless they are up to date.
 * @returns {Promise<boolean>} whether anything was built
 */
export async function build() {
  const stamp = fingerprint()
  if (stamp && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return false
  run(process.execPath, [join(root, 'scripts', 'generate.mjs')])
  run(join(root, 'node_modules', '.bin', 'next'), ['build'])
  await bundle()
  if (stamp) writeFileSync(stampFile, stamp)
  return true
}

/** Bundles our own code only; packages stay in node_modules. */
export async function bundle() {
  const { build: esbuild } = createRequire(join(root, 'package.json'))('esbuild')
  await esbuild({
    entryPoints: entries,
    absWorkingDir: root,
    outdir: 'dist',
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    sourcemap: true,
    logLevel: 'warning',
  })
}

if (process.argv[1] === import.meta.filename) {
  const built = await build()
  process.stdout.write(built ? 'built .next and dist\n' : 'up to date\n')
}
