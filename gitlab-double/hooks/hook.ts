import type { ProjectFlag, SystemFlag } from '../world/store'

export type HookKind = 'system' | 'project' | 'file'
export type HookFlags = Record<ProjectFlag | Exclude<SystemFlag, 'always'>, boolean>

export type Hook = {
  id: number
  kind: HookKind
  /** null: every project (as a group hook of the whole instance would); system and file hooks have none. */
  projectId: number | null
  url: string
  name: string
  description: string
  token: string | null
  signingToken: string | null
  flags: HookFlags
  sslVerification: boolean
  customHeaders: { key: string; value: string }[]
  createdAt: string
  /** ms; GitLab's default is 10 s. */
  timeoutMs: number
}

export type NewHook = {
  url: string
  /** 'file' posts every event of system hooks and webhooks as a file-hook forwarder would: no headers but the token. */
  kind: HookKind
  projectId?: number
  name?: string
  description?: string
  token?: string
  /** `whsec_` + base64 of the key. */
  signingToken?: string
  flags?: Partial<HookFlags>
  customHeaders?: { key: string; value: string }[]
  sslVerification?: boolean
  timeoutMs?: number
}

/** What a system hook created with nothing but a URL hears. */
export const systemDefaults: HookFlags = {
  repository_update_events: true,
  push_events: false,
  tag_push_events: false,
  merge_requests_events: false,
  issues_events: false,
  confidential_issues_events: false,
  note_events: false,
  confidential_note_events: false,
}

/** What `hooks.register` turns on for a project hook: all that a moderation tool listens to. */
export const moderationDefaults: HookFlags = {
  ...systemDefaults,
  merge_requests_events: true,
  issues_events: true,
  confidential_issues_events: true,
  note_events: true,
  confidential_note_events: true,
}

export type Delivery = {
  id: number
  hookId: number
  event: string
  url: string
  requestHeaders: Record<string, string>
  requestBody: string
  /** sending → delivered (2xx, 3xx), failed (any other status, network error, time-out); dropped and blocked were never sent. */
  outcome: 'waiting' | 'sending' | 'delivered' | 'failed' | 'dropped' | 'blocked' | 'too-large'
  status: number | null
  error: string | null
  at: string
  durationMs: number | null
}
