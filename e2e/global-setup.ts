import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { isAlive, killAndWait } from '../scripts/lib/processes.mjs'
import { resetStack, startStack } from '../scripts/lib/stack.mjs'
import { step } from '../scripts/lib/steps.mjs'
import { folder, stateFile, workerFile } from './state'
import { beginUnscreenable } from './unscreenable'

/** The whole product from nothing, as the demo starts it, but with a silent double: each spec writes what it needs. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  resetStack(folder)
  const stack = await startStack({
    folder,
    step,
    dryRun: false,
    // The specs say who they are as a proxy would, so that those who guess passwords don't use up the others' tries.
    env: { TRUSTED_PROXIES: '1' },
    ports: { web: 4300, worker: 4350, gitlab: 4370, postgres: 5580, redis: 6480, spamcheck: 8301, spamcheckHttp: 8401 },
    doubleArgs: ['--users', '0', '--traffic', '0'],
    onExit: (name: string, tail: string) => {
      // The spec that kills the worker says so first.
      if (name === 'worker' && existsSync(workerFile)) return
      process.stderr.write(`${name} ended unexpectedly:\n${tail}\n`)
    },
  })
  const { web, gitlabUrl, workerUrl, secrets, env } = stack
  const unscreenable = await beginUnscreenable(gitlabUrl)
  writeFileSync(stateFile, JSON.stringify({ web, gitlabUrl, workerUrl, secrets, env, unscreenable }), { mode: 0o600 })
  return async () => {
    const pid = existsSync(workerFile) ? Number(readFileSync(workerFile, 'utf8')) : 0
    if (isAlive(pid, 'worker.js')) await killAndWait({ pid }, 'SIGTERM', 30_000)
    await stack.stop()
  }
}
