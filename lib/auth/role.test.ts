import { describe, expect, test } from 'vitest'
import { hasRole, roleFromGitLab } from './role'

describe('hasRole', () => {
  test.each([
    ['ADMIN', 'VIEWER', true],
    ['MODERATOR', 'MODERATOR', true],
    ['VIEWER', 'MODERATOR', false],
    ['MODERATOR', 'ADMIN', false],
  ] as const)('%s as %s: %s', (role, needed, allowed) => {
    expect(hasRole(role, needed)).toBe(allowed)
  })
})

describe('roleFromGitLab', () => {
  const rules = { adminUsernames: ['Root', 'lea:12'], moderatorGroups: ['staff/trust'] }
  test.each([
    ['a GitLab admin', { id: 7, username: 'kim', isAdmin: true, groups: [] }, 'ADMIN'],
    ['a named admin, whatever the case', { username: 'root', id: 7, isAdmin: false, groups: [] }, 'ADMIN'],
    [
      'a member of a moderators’ group',
      { id: 7, username: 'kim', isAdmin: false, groups: ['Staff/Trust'] },
      'MODERATOR',
    ],
    ['a member of the parent group only', { id: 7, username: 'kim', isAdmin: false, groups: ['staff'] }, null],
    [
      'a member of a group with a longer path',
      { id: 7, username: 'kim', isAdmin: false, groups: ['staff/trust-fans'] },
      null,
    ],
    [
      'the account an entry names by id, under any name',
      { id: 12, username: 'lea2', isAdmin: false, groups: [] },
      'ADMIN',
    ],
    ['whoever took over such a name', { id: 13, username: 'lea', isAdmin: false, groups: [] }, null],
    ['anybody else', { username: 'rooty', id: 7, isAdmin: false, groups: [] }, null],
  ])('%s', (_, person, role) => {
    expect(roleFromGitLab(person, rules)).toBe(role)
  })
})
