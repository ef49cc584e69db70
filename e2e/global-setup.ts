import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { FullConfig } from '@playwright/test'
import { isAlive, killAndWait } from '../scripts/lib/processes.mjs'
import { resetStack, startStack } from '../scripts/lib/stack.mjs'
import { step } from '../scripts/lib/steps.mjs'
import { folderOf, stateFileIn, workerFileIn } from './state'
import { beginUnscreenable } from './unscreenable'

type Stop = () => Promise<void>

const silently: typeof step = async (_title, work) => work(() => undefined)

/** A stack for each of Playwright's workers, all at once; only the first one's steps are told. */
export default async function globalSetup({ workers }: FullConfig): Promise<Stop> {
  const starting = Array.from({ length: workers }, (_, index) => startOne(index))
  const stopAll = async () => {
    const started = await Promise.allSettled(starting)
    await Promise.all(started.map((one) => one.status === 'fulfilled' && one.value()))
  }
  try {
    await Promise.all(starting)
  } catch (error) {
    await stopAll()
    throw error
  }
  return stopAll
}

/** The whole product from nothing, as the demo starts it, but with a silent double: each spec writes what it needs. */
async function startOne(index: number): Promise<Stop> {
  const folder = folderOf(index)
  const workerFile = workerFileIn(folder)
  resetStack(folder)
  // Far enough apart that a port that is taken by something else moves no stack onto another one's.
  const ports = {
    web: 4000,
    worker: 4900,
    gitlab: 4800,
    postgres: 5450,
    redis: 6410,
    spamcheck: 8300,
    spamcheckHttp: 8500,
  }
  const apart = Object.entries(ports).map(([name, port]) => [name, port + 50 * index])
  const stack = await startStack({
    folder,
    step: index === 0 ? step : silently,
    dryRun: false,
    // The specs say who they are as a proxy would, so that those who guess passwords don't use up the others' tries.
    env: { TRUSTED_PROXIES: '1' },
    ports: Object.fromEntries(apart),
    doubleArgs: ['--users', '0', '--traffic', '0'],
    onExit: (name: string, tail: string) => {
      // The spec that kills the worker says so first.
      if (name === 'worker' && existsSync(workerFile)) return
      process.stderr.write(`${name} ended unexpectedly:\n${tail}\n`)
    },
  })
  const { web, gitlabUrl, workerUrl, secrets, env } = stack
  const unscreenable = await beginUnscreenable(gitlabUrl).catch(async (error: unknown) => {
    await stack.stop()
    throw error
  })
  const state = JSON.stringify({ web, gitlabUrl, workerUrl, secrets, env, unscreenable })
  writeFileSync(stateFileIn(folder), state, { mode: 0o600 })
  return async () => {
    const pid = existsSync(workerFile) ? Number(readFileSync(workerFile, 'utf8')) : 0
    if (isAlive(pid, 'worker.js')) await killAndWait({ pid }, 'SIGTERM', 30_000)
    await stack.stop()
  }
}
