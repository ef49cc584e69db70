import { LRUCache } from 'lru-cache'
import type { GitLabClient } from '../gitlab/client'
import { getGroupIds, getGroupsOfUser } from '../gitlab/memberships'
import type { Memberships } from './check-trust'

/** Joining a group shows within this time; leaving it too. */
const ttlMs = 5 * 60_000

/** Asks GitLab once however many want to know, and keeps the answer five minutes. A failure isn't kept. */
export function createMemberships({ gitlab }: { gitlab: GitLabClient }): Memberships {
  const users = new LRUCache<number, Set<number>>({
    max: 20_000,
    ttl: ttlMs,
    fetchMethod: (id) => getGroupsOfUser(gitlab, { id }),
  })
  const groups = new LRUCache<string, Set<number>>({
    max: 1_000,
    ttl: ttlMs,
    fetchMethod: (key) => getGroupIds(gitlab, { path: key.slice(1), withSubs: key.startsWith('+') }),
  })
  return {
    groupsOf: async (userId) => (await users.fetch(userId)) ?? new Set(),
    groupIdsFor: async ({ path, withSubs }) => (await groups.fetch(`${withSubs ? '+' : '='}${path}`)) ?? new Set(),
  }
}
