import { createHmac, randomUUID } from 'node:crypto'
import type { Hook } from './hook'

/**
 * The headers of one delivery. The webhook UUID is fresh on every request (GitLab's code, whatever its docs say), the
 * idempotency key stays the same when a delivery is sent again.
 */
export function deliveryHeaders(options: {
  hook: Hook
  header: string
  body: string
  instance: string
  version: string
  eventUuid: string
  /** Before 17.4 there was no Idempotency-Key. */
  withKey: boolean
  idempotencyKey: string
}): Record<string, string> {
  const { hook, body, idempotencyKey } = options
  const headers: Record<string, string> = { 'Content-Type': 'application/json' }
  for (const { key, value } of hook.customHeaders) headers[key] = value
  if (hook.token !== null) headers['X-Gitlab-Token'] = hook.token
  if (hook.kind === 'file') return headers
  Object.assign(headers, {
    'User-Agent': `GitLab/${options.version}`,
    'X-Gitlab-Event': options.header,
    'X-Gitlab-Webhook-UUID': randomUUID(),
    'X-Gitlab-Instance': options.instance,
    'X-Gitlab-Event-UUID': options.eventUuid,
    ...(options.withKey ? { 'Idempotency-Key': idempotencyKey } : {}),
  })
  if (hook.signingToken !== null) {
    const timestamp = String(Math.floor(Date.now() / 1000))
    headers['webhook-id'] = idempotencyKey
    headers['webhook-timestamp'] = timestamp
    headers['webhook-signature'] = sign(hook.signingToken, idempotencyKey, timestamp, body)
  }
  return headers
}

/** Standard Webhooks: HMAC-SHA256 over `id.timestamp.body`, keyed by the bytes behind `whsec_`. */
export function sign(signingToken: string, id: string, timestamp: string, body: string): string {
  const key = Buffer.from(signingToken.replace(/^whsec_/, ''), 'base64')
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`, 'utf8').digest('base64')}`
}
