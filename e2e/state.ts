import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export const folder = join(import.meta.dirname, '..', '.data', 'e2e')
export const stateFile = join(folder, 'state.json')
/** The process id of the worker that a spec started in place of the first one; global-setup.ts ends it. */
export const workerFile = join(folder, 'worker.pid')

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
  return JSON.parse(readFileSync(stateFile, 'utf8')) as State
}
