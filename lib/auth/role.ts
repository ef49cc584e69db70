import { z } from 'zod'

/** What a person may do here, least first: a viewer sees everything, a moderator decides, an admin also sets the rules. */
export const roles = ['VIEWER', 'MODERATOR', 'ADMIN'] as const
export const roleSchema = z.enum(roles)
export type Role = z.infer<typeof roleSchema>

export const roleNames: Record<Role, string> = { VIEWER: 'Viewer', MODERATOR: 'Moderator', ADMIN: 'Admin' }

export function hasRole(role: Role, needed: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(needed)
}

type GitLabPerson = { id: number; username: string; isAdmin: boolean /** Full paths. */; groups: readonly string[] }
/** `adminUsernames`: `name`, which passes to whoever takes the name over, or `name:id`, which is one account for ever. */
type RoleRules = { adminUsernames: readonly string[]; moderatorGroups: readonly string[] }

/**
 * The role that GitLab gives somebody who signs in through it; null: none.
 * A group counts with its sub-groups' members only when GitLab lists them, so the path is compared whole.
 */
export function roleFromGitLab(person: GitLabPerson, rules: RoleRules): Role | null {
  const named = rules.adminUsernames.some((entry) => isNamed(entry, person))
  if (person.isAdmin || named) return 'ADMIN'
  const groups = new Set(person.groups.map((path) => path.toLowerCase()))
  return rules.moderatorGroups.some((path) => groups.has(path.toLowerCase())) ? 'MODERATOR' : null
}

function isNamed(entry: string, { id, username }: GitLabPerson): boolean {
  const [name = '', wantedId] = entry.split(':', 2)
  return wantedId === undefined ? name.toLowerCase() === username.toLowerCase() : Number(wantedId) === id
}
