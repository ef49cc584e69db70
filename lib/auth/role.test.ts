import { describe, expect, test } from 'vitest'
import { firstRole, hasRole } from './role'

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

describe('firstRole', () => {
  const rules = { adminUsernames: ['Root'], moderatorGroups: ['staff/trust'] }
  test.each([
    ['a GitLab admin', { username: 'kim', isAdmin: true, groups: [] }, 'ADMIN'],
    ['a named admin, whatever the case', { username: 'root', isAdmin: false, groups: [] }, 'ADMIN'],
    ['a member of a moderators’ group', { username: 'kim', isAdmin: false, groups: ['Staff/Trust'] }, 'MODERATOR'],
    ['a member of the parent group only', { username: 'kim', isAdmin: false, groups: ['staff'] }, null],
    ['a member of a group with a longer path', { username: 'kim', isAdmin: false, groups: ['staff/trust-fans'] }, null],
    ['anybody else', { username: 'rooty', isAdmin: false, groups: [] }, null],
  ])('%s', (_, person, role) => {
    expect(firstRole(person, rules)).toBe(role)
  })
})
