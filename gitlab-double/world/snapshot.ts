import { deserialize, serialize } from 'node:v8'
import type { Store } from './store'

/** What makes up the world; everything else in the store is behaviour or of the moment. */
const parts = [
  'users',
  'userIdByName',
  'userIdByNamespace',
  'projects',
  'projectIdByPath',
  'projectRedirects',
  'projectIdsByNamespace',
  'groups',
  'groupIdByPath',
  'groupRedirects',
  'issues',
  'issueIdsByProject',
  'mergeRequests',
  'mergeRequestIdsByProject',
  'notes',
  'noteIdsByNoteable',
  'snippets',
  'activities',
  'counters',
] as const satisfies (keyof Store)[]

/** The world as bytes, so that a demo goes on where it stopped. Tokens stay out: they are given anew at each start. */
export function takeSnapshot(store: Store): Uint8Array {
  return serialize({ trusted: store.trusted, ...Object.fromEntries(parts.map((part) => [part, store[part]])) })
}

/**
 * Fills an empty store with what `takeSnapshot` gave. Only for a file of our own: v8's format is not for strangers' bytes.
 * @throws Error when the bytes are not a snapshot of this version
 */
export function restoreSnapshot(store: Store, bytes: Uint8Array): void {
  const saved: Record<string, unknown> = deserialize(bytes)
  for (const part of parts) {
    const map = saved[part]
    if (!(map instanceof Map)) throw new Error(`The saved world lacks its ${part}; remove the file to begin anew.`)
    const target: Map<unknown, unknown> = store[part]
    for (const [key, value] of map) target.set(key, value)
  }
  if (saved.trusted instanceof Set) for (const id of saved.trusted) if (typeof id === 'number') store.trusted.add(id)
}
