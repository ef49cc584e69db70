import { spawnSync } from 'node:child_process'
import { root } from './lib/install.mjs'

/** `prisma generate` asks for an engine it doesn't use with a driver adapter; naming one keeps it from downloading. */
const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? '/bin/true' }
const done = spawnSync('npx', ['prisma', 'generate', '--config', 'prisma/prisma.config.ts'], {
  cwd: root,
  env,
  encoding: 'utf8',
})
if (done.status !== 0) {
  process.stderr.write(done.stdout + done.stderr)
  process.exit(1)
}
