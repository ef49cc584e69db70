import type { LiveMessage } from '../db/live'

export const liveTopics = [
  'queue',
  'item',
  'action',
  'event',
  'settings',
  'lists',
  'model',
] as const satisfies readonly LiveMessage['topic'][]

/** More ids than this of one topic in one go: look at all of it again. */
const maxIds = 500

/** One message per topic; a message without ids swallows those with. */
export function mergeChanges(messages: readonly LiveMessage[]): LiveMessage[] {
  const byTopic = new Map<LiveMessage['topic'], Set<number> | null>()
  for (const { topic, ids } of messages) {
    const known = byTopic.get(topic)
    if (!ids || known === null) byTopic.set(topic, null)
    else byTopic.set(topic, new Set([...(known ?? []), ...ids]))
  }
  return [...byTopic].map(([topic, ids]) => (ids === null || ids.size > maxIds ? { topic } : { topic, ids: [...ids] }))
}

/** For those who may have missed something. */
export const everything: LiveMessage[] = liveTopics.map((topic) => ({ topic }))
