import { afterEach } from 'vitest'
import { z } from 'zod'
import { createGitLabClient, type GitLabClient, type GitLabClientOptions } from './client'
import { GitLabError } from './gitlab-error'
import { readJson } from './read-json'
import { answer, type Script, type ScriptedPeer, scriptedPeer } from './scripted-peer.fixture'

export type Started = { peer: ScriptedPeer; gitlab: GitLabClient }

/** A client with a scripted peer for each test of the file; both end with the test. */
export function withClients(): {
  start: (script: Script, options?: Partial<GitLabClientOptions>) => Promise<Started>
  closeLater: (close: () => Promise<void>) => void
} {
  const closers: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const close of closers.splice(0)) await close()
  })
  return {
    closeLater: (close) => void closers.push(close),
    start: async (script, options = {}) => {
      const peer = await scriptedPeer(script)
      const gitlab = createGitLabClient({ url: peer.url, token: 'a-token', timeoutMs: 300, connections: 2, ...options })
      closers.push(peer.close, gitlab.close)
      return { peer, gitlab }
    },
  }
}

export async function failureOf(work: Promise<unknown>): Promise<GitLabError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof GitLabError)) throw new Error(`No GitLabError: ${String(error)}`)
  return error
}

export const get = (gitlab: GitLabClient) => readJson(gitlab, z.object({ ok: z.boolean() }), { path: '/version' })
export const fine = answer('200 OK', {}, '{"ok":true}')
