import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Each of Playwright's workers has a stack of its own (global-setup.ts): specs share one only with those before and after them. */
export const folderOf = (index: number): string => join(import.meta.dirname, '..', '.data', 'e2e', String(index))
export const stateFileIn = (folder: string): string => join(folder, 'state.json')
/** The process id of the worker that a spec started in place of the first one; global-setup.ts ends it. */
export const workerFileIn = (folder: string): string => join(folder, 'worker.pid')

/** Of the stack that this process's specs have to themselves. */
export const folder = folderOf(Number(process.env.TEST_PARALLEL_INDEX ?? 0))

export type Role = 'admin' | 'moderator' | 'viewer'

export type State = {
  web: string
  gitlabUrl: string
  workerUrl: string
  secrets: { gitlabToken: string; signingToken: string; passwords: Record<Role, string> }
  /** What web and worker were started with. */
  env: Record<string, string>
  /** The id of an issue that can't be screened until the double is healed (unscreenable.ts). */
  unscreenable: number
}

/** Where the running stack is, as global-setup.ts left it. */
export function readState(): State {
  return JSON.parse(readFileSync(stateFileIn(folder), 'utf8')) as State
}
