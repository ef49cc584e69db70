import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export const stateFile = join(import.meta.dirname, '..', '.data', 'e2e', 'state.json')

export type State = {
  web: string
  gitlabUrl: string
  workerUrl: string
  databaseUrl: string
  secrets: { gitlabToken: string; passwords: Record<'admin' | 'moderator' | 'viewer', string> }
}

/** Where the running stack is, as global-setup.ts left it. */
export function readState(): State {
  return JSON.parse(readFileSync(stateFile, 'utf8')) as State
}
