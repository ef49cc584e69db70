import type { QueryKey } from '@tanstack/react-query'
import type { LiveMessage } from '@/lib/db/live'

/**
 * Which queries a change makes stale, by the first word of their keys. The queue's list is not among them: it may not move
 * under somebody's hand, so it announces what is new instead (components/queue/use-announced.ts).
 */
export function staleKeys({ topic, ids }: LiveMessage): QueryKey[] {
  switch (topic) {
    case 'queue':
      return [['queue', 'summary']]
    case 'item':
      return ids ? ids.map((id) => ['items', id]) : [['items']]
    case 'action':
      return [['actions'], ['decisions', 'pending']]
    case 'event':
      return [['events']]
    case 'settings':
      return [['settings'], ['queue', 'summary'], ['items'], ['spamcheck', 'door']]
    case 'lists':
      return [['lists']]
    case 'model':
      return [['models']]
  }
}
