import { createHash } from 'node:crypto'

/** A request's headers, names in lower case, as node:http gives them. */
export type HookHeaders = Readonly<Record<string, string | string[] | undefined>>

const kept = [
  'x-gitlab-event',
  'x-gitlab-event-uuid',
  'x-gitlab-instance',
  'user-agent',
  'webhook-id',
  'webhook-timestamp',
  'idempotency-key',
  'content-type',
]

/** The headers worth keeping, never the token, as text that jsonb takes; each cut to 200 characters. */
export function keptHeaders(headers: HookHeaders): Record<string, string> {
  const result: Record<string, string> = {}
  for (const name of kept) {
    const value = headers[name]
    if (typeof value === 'string') result[name] = value.slice(0, 200).replace(/[^\x20-\x7e]/g, '?')
  }
  return result
}

type DedupeKeyOptions = { headers: HookHeaders; sha256: Buffer }

/**
 * What makes a repeat of a hook the same event: the id GitLab gives a delivery, which a resend carries too, else the body
 * together with the event's uuid. The prefixes keep a header's value from passing for a hash.
 */
export function dedupeKey({ headers, sha256 }: DedupeKeyOptions): string {
  const id = headers['webhook-id'] || headers['idempotency-key']
  if (typeof id === 'string') {
    if (/^[\x21-\x7e]{1,200}$/.test(id)) return `id:${id}`
    return `id-sha256:${createHash('sha256').update(id).digest('hex')}`
  }
  const uuid = headers['x-gitlab-event-uuid']
  const hash = createHash('sha256').update(sha256)
  if (typeof uuid === 'string') hash.update(uuid)
  return `body-sha256:${hash.digest('hex')}`
}
