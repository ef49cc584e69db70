import { z } from 'zod'

/** What a person may do here, least first: a viewer sees everything, a moderator decides, an admin also sets the rules. */
export const roles = ['VIEWER', 'MODERATOR', 'ADMIN'] as const
export const roleSchema = z.enum(roles)
export type Role = z.infer<typeof roleSchema>

export const roleNames: Record<Role, string> = { VIEWER: 'Viewer', MODERATOR: 'Moderator', ADMIN: 'Admin' }

export function hasRole(role: Role, needed: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(needed)
}

type GitLabPerson = { username: string; isAdmin: boolean /** Full paths. */; groups: readonly string[] }
type RoleRules = { adminUsernames: readonly string[]; moderatorGroups: readonly string[] }

/**
 * The role somebody gets who signs in through GitLab for the first time; null: not allowed in.
 * A group counts with its sub-groups' members only when GitLab lists them, so the path is compared whole.
 */
export function firstRole(person: GitLabPerson, rules: RoleRules): Role | null {
  const named = rules.adminUsernames.some((name) => name.toLowerCase() === person.username.toLowerCase())
  if (person.isAdmin || named) return 'ADMIN'
  const groups = new Set(person.groups.map((path) => path.toLowerCase()))
  return rules.moderatorGroups.some((path) => groups.has(path.toLowerCase())) ? 'MODERATOR' : null
}
