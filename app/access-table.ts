import type { Role } from '@/lib/auth/role'

/** `open`: nobody needs to be signed in, and why is said beside it. */
export type Access = Role | 'open'
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
export type AccessTable = Record<string, Partial<Record<Method, Access>>>

/**
 * Who may call which route, by its path in the address. access-table.integration.test.ts fails for a route file or a
 * method that isn't listed here, and calls each one as everybody: a new route is closed until somebody decides.
 */
export const accessTable: AccessTable = {
  // Probes carry no session; the answer is one word.
  '/api/health': { GET: 'open' },
  // next-auth's own: signing in is for those who aren't.
  '/api/auth/[...nextauth]': { GET: 'open', POST: 'open' },
  // GitLab signs its hooks, or sends the shared secret.
  '/api/hooks/gitlab': { POST: 'open' },
  '/event': { POST: 'open' },

  '/api/theme': { PUT: 'VIEWER' },
  '/api/queue': { GET: 'VIEWER' },
  '/api/queue/hidden': { GET: 'VIEWER' },
  '/api/queue/standings': { GET: 'VIEWER' },
  '/api/queue/summary': { GET: 'VIEWER' },
  '/api/items/[itemId]': { GET: 'VIEWER' },
  '/api/items/[itemId]/decision': { PUT: 'MODERATOR', DELETE: 'MODERATOR' },
  '/api/items/[itemId]/reversal': { PUT: 'MODERATOR' },
  '/api/decisions/pending': { GET: 'VIEWER' },

  '/api/status': { GET: 'VIEWER' },
  '/api/events': { GET: 'VIEWER' },
  '/api/events/counts': { GET: 'VIEWER' },
  '/api/events/replays': { POST: 'ADMIN' },
  '/api/events/[eventId]': { GET: 'VIEWER' },
  '/api/events/[eventId]/replays': { POST: 'MODERATOR' },
  '/api/actions': { GET: 'VIEWER' },
  '/api/actions/counts': { GET: 'VIEWER' },
  '/api/actions/[actionId]/cancellation': { PUT: 'MODERATOR' },
  '/api/actions/[actionId]/retries': { POST: 'MODERATOR' },
  '/api/actions/[actionId]/reversal': { PUT: 'MODERATOR' },
  '/api/lists': { GET: 'VIEWER', POST: 'ADMIN' },
  '/api/lists/[entryId]': { DELETE: 'ADMIN' },
  '/api/lists/trials': { POST: 'VIEWER' },
  '/api/settings': { GET: 'VIEWER', PUT: 'ADMIN' },
  '/api/settings/preview': { POST: 'ADMIN' },
  '/api/settings/history': { GET: 'VIEWER' },
  '/api/models': { GET: 'MODERATOR' },
  '/api/models/[modelId]': { GET: 'MODERATOR' },
  '/api/models/[modelId]/promotion': { PUT: 'ADMIN' },
  '/api/models/[modelId]/shadow': { PUT: 'ADMIN', DELETE: 'ADMIN' },
  '/api/models/labels': { GET: 'MODERATOR' },
  '/api/models/rollback': { POST: 'ADMIN' },
  '/api/models/shadow': { GET: 'MODERATOR' },
  '/api/models/training': { GET: 'MODERATOR', POST: 'ADMIN' },
  '/api/models/training/[runId]/cancellation': { PUT: 'ADMIN' },
  '/api/spamcheck': { GET: 'VIEWER' },
  '/api/spamcheck/calls': { GET: 'VIEWER' },
  '/api/spamcheck/calls/[callId]': { GET: 'VIEWER' },
  '/api/spamcheck/counts': { GET: 'VIEWER' },
  '/api/spamcheck/gitlab': { GET: 'ADMIN' },
  '/api/spamcheck/previews': { POST: 'ADMIN' },
  '/api/spamcheck/projects': { POST: 'ADMIN' },
  '/api/spamcheck/trials': { POST: 'MODERATOR' },
  '/api/people': { GET: 'ADMIN', POST: 'ADMIN' },
  '/api/people/[personId]': { PATCH: 'ADMIN' },
  '/api/people/[personId]/sign-outs': { POST: 'ADMIN' },
  '/api/audit': { GET: 'VIEWER' },
  '/api/audit/export': { GET: 'VIEWER' },
  '/api/audit/verification': { GET: 'ADMIN' },
}
