import { groupMemberPayload, teamMemberPayload } from '../hooks/people-payloads'
import { must } from './lookups'
import type { AccessLevel } from './objects'
import type { Store } from './store'

export type MemberTarget = { projectId: number; groupId?: undefined } | { groupId: number; projectId?: undefined }
export type NewMember = MemberTarget & { userId: number; accessLevel?: AccessLevel }

/** Adds a member, or changes the level of one: user_add_to_* or user_update_for_* hooks. */
export function addMember(store: Store, input: NewMember): void {
  const level = input.accessLevel ?? 30
  const members = membersOf(store, input)
  const verb = members.has(input.userId) ? 'update_for' : 'add_to'
  members.set(input.userId, level)
  tell(store, `user_${verb}`, input, level)
}

export function removeMember(store: Store, input: MemberTarget & { userId: number }): void {
  const members = membersOf(store, input)
  const level = must(members.get(input.userId), `member ${input.userId}`)
  members.delete(input.userId)
  tell(store, 'user_remove_from', input, level)
}

/** Asks for access, or withdraws the request; nobody becomes a member. */
export function requestAccess(store: Store, input: MemberTarget & { userId: number; revoke?: boolean }): void {
  const kind = input.groupId === undefined ? 'project' : 'group'
  tell(store, input.revoke ? `user_access_request_revoked_for_${kind}` : `user_access_request_to_${kind}`, input, 30)
}

function membersOf(store: Store, target: MemberTarget): Map<number, AccessLevel> {
  if (target.groupId !== undefined) return must(store.groups.get(target.groupId), `group ${target.groupId}`).members
  return must(store.projects.get(target.projectId), `project ${target.projectId}`).members
}

function tell(store: Store, verb: string, target: MemberTarget & { userId: number }, level: AccessLevel): void {
  const user = must(store.users.get(target.userId), `user ${target.userId}`)
  const at = store.now()
  if (target.groupId !== undefined) {
    const group = must(store.groups.get(target.groupId), `group ${target.groupId}`)
    const event = verb.includes('access_request') ? verb : `${verb}_group`
    const payload = () => groupMemberPayload(event, group, user, level, at)
    store.emit({ event, system: 'always', project: null, payload })
    return
  }
  const project = must(store.projects.get(target.projectId), `project ${target.projectId}`)
  const event = verb.includes('access_request') ? verb : `${verb}_team`
  const payload = () => teamMemberPayload(store, event, { project, user, level, at })
  store.emit({ event, system: 'always', project: null, payload })
}
