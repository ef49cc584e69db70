import type { Actor } from '@/lib/audit/record-audit'
import type { SessionUser } from '@/lib/auth/find-session-user'

/** Who a change is put down to in the audit log. */
export function actorOf({ id, username }: SessionUser): Extract<Actor, { kind: 'user' }> {
  return { kind: 'user', id, name: username }
}
