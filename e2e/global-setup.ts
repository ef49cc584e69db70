import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { resetStack, startStack } from '../scripts/lib/stack.mjs'
import { step } from '../scripts/lib/steps.mjs'
import { stateFile } from './state'

const folder = join(import.meta.dirname, '..', '.data', 'e2e')

/** The whole product from nothing, as the demo starts it, but with a silent double: each spec writes what it needs. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  resetStack(folder)
  const stack = await startStack({
    folder,
    step,
    dryRun: false,
    ports: { web: 4000, worker: 4900, gitlab: 4800, postgres: 5450, redis: 6410 },
    doubleArgs: ['--users', '0', '--traffic', '0'],
    onExit: (name: string, tail: string) => process.stderr.write(`${name} ended unexpectedly:\n${tail}\n`),
  })
  const { web, gitlabUrl, workerUrl, secrets, env } = stack
  writeFileSync(stateFile, JSON.stringify({ web, gitlabUrl, workerUrl, secrets, databaseUrl: env.DATABASE_URL }))
  return stack.stop
}
