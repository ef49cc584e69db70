import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { bundle } from './build.mjs'
import { root } from './lib/install.mjs'
import { startStack } from './lib/stack.mjs'
import { step } from './lib/steps.mjs'

/** The demo's stack, but with Next's development server on the web port + 100: pages reload as they are edited. */
await step('Bundles', bundle)
const stack = await startStack({
  folder: join(root, '.data', 'dev'),
  step,
  asksFirst: true,
  dryRun: false,
  doubleArgs: ['--users', '40', '--traffic', '20'],
  onExit: (name, tail) => process.stderr.write(`${name} ended:\n${tail}\n`),
})
const port = String(Number(new URL(stack.web).port) + 100)
const web = `http://127.0.0.1:${port}`
const server = spawn(join(root, 'node_modules', '.bin', 'tsx'), ['watch', '--ignore', '.next', 'server.ts'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, ...stack.env, NODE_ENV: 'development', PORT: port, NEXTAUTH_URL: web },
})
const accounts = Object.entries(stack.secrets.passwords).map(([name, password]) => `${name} ${password}`)
process.stdout.write(
  `\n  ${web} (reloads)   GitLab: ${stack.gitlabUrl}   Spamcheck: ${stack.spamcheck.url}, key ${stack.spamcheck.key}\n  ${accounts.join(' · ')}\n\n`,
)
process.on('SIGINT', async () => {
  server.kill('SIGTERM')
  await stack.stop()
  process.exit(0)
})
