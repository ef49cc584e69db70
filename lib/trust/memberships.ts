import { LRUCache } from 'lru-cache'
import type { GitLabClient } from '../gitlab/client'
import { getConfirmsAddresses } from '../gitlab/instance-settings'
import { getGroupIds, getGroupsOfUser } from '../gitlab/memberships'
import type { Memberships } from './check-trust'

/** Joining a group shows within this time; leaving it too. */
const ttlMs = 5 * 60_000

/** Asks GitLab once however many want to know, and keeps the answer five minutes. A failure isn't kept. */
export function createMemberships({ gitlab }: { gitlab: GitLabClient }): Memberships {
  const users = new LRUCache<number, Map<number, number>>({
    max: 20_000,
    ttl: ttlMs,
    fetchMethod: (id) => getGroupsOfUser(gitlab, { id }),
  })
  const groups = new LRUCache<string, Set<number>>({
    max: 1_000,
    ttl: ttlMs,
    fetchMethod: (key) => getGroupIds(gitlab, { id: Number(key.slice(1)), withSubs: key.startsWith('+') }),
  })
  const confirms = new LRUCache<'confirms', { addresses: boolean }>({
    max: 1,
    ttl: ttlMs,
    fetchMethod: async () => ({ addresses: await getConfirmsAddresses(gitlab) }),
  })
  return {
    groupsOf: async (userId) => (await users.fetch(userId)) ?? new Map(),
    groupIdsFor: async ({ id, withSubs }) => (await groups.fetch(`${withSubs ? '+' : '='}${id}`)) ?? new Set(),
    confirmsAddresses: async () => (await confirms.fetch('confirms'))?.addresses === true,
  }
}
