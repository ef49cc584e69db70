import { beforeAll, describe, expect, test } from 'vitest'
import { prisma } from '../db/prisma'
import { setEnvForTests } from '../env'
import { sessionCookie } from '../testing/session-cookie'
import { withTestDatabase } from '../testing/with-test-database'
import { createUser } from './create-user'
import { findSessionUser } from './find-session-user'
import { recordSignOut } from './record-session'
import { signInWithGitlab } from './sign-in-with-gitlab'
import { signInWithPassword } from './sign-in-with-password'

withTestDatabase()

const actor = { kind: 'system', name: 'test' } as const
const password = 'correct horse battery'
const profile = { id: 4001, username: 'kim', name: 'Kim Lee', email: 'kim@x.example', state: 'active', groups: [] }

beforeAll(() => setEnvForTests({ ADMIN_USERNAMES: ['root'], MODERATOR_GROUPS: ['staff/trust'] }))

const audited = (action: string) => prisma().auditEntry.findMany({ where: { action }, orderBy: { id: 'asc' } })

describe('with a password', () => {
  test('the right one signs in, and both ways are on record', async () => {
    const user = await createUser({ username: 'ada', name: 'Ada', role: 'ADMIN', password, actor })
    const signedIn = await signInWithPassword({ username: 'ada', password, address: '192.0.2.1' })
    expect(signedIn).toEqual({ id: user.id, sessionVersion: 1 })
    expect(await audited('session.signed_in')).toMatchObject([{ actorName: 'ada', after: { by: 'password' } }])
    const wrong = signInWithPassword({ username: 'ada', password: 'wrong', address: '192.0.2.1' })
    await expect(wrong).rejects.toMatchObject({ code: 'unauthenticated' })
    const again = signInWithPassword({ username: 'ada', password: 'wrong', address: '192.0.2.1' })
    await expect(again).rejects.toMatchObject({ code: 'unauthenticated' })
    expect(await audited('session.refused')).toMatchObject([
      { subject: `person:${user.id}`, after: { address: '192.0.2.1', why: 'wrong name or password' } },
    ])
  })

  test('what was typed for a name is not kept: it may be a password', async () => {
    const typed = 'hunter2-my-secret'
    const wrong = signInWithPassword({ username: typed, password: 'x', address: '192.0.2.9' })
    await expect(wrong).rejects.toMatchObject({ code: 'unauthenticated' })
    const rows = await audited('session.refused')
    expect(rows.at(-1)).toMatchObject({ subject: 'person:unknown', after: { name: 'unknown name' } })
    expect(JSON.stringify(rows.map(({ subject, after }) => [subject, after]))).not.toContain('hunter2')
  })

  test('strangers cannot lock somebody out, however many addresses they have', async () => {
    await createUser({ username: 'victim', name: 'Victim', role: 'ADMIN', password, actor })
    const guess = (address: string) =>
      signInWithPassword({ username: 'victim', password: 'guess', address }).catch(
        (error: { code: string }) => error.code,
      )
    for (let i = 1; i <= 14; i++) await Promise.all([1, 2, 3].map(() => guess(`198.51.100.${i}`)))
    const late = [await guess('203.0.113.1'), await guess('203.0.113.1'), await guess('203.0.113.1')]
    expect(late).toEqual(['unauthenticated', 'unauthenticated', 'unauthenticated'])
    expect(await guess('203.0.113.1')).toBe('too_many_requests')
    const owner = await signInWithPassword({ username: 'victim', password, address: '192.0.2.40' })
    expect(owner.id).toBeGreaterThan(0)
  })

  test('an unknown name, a disabled account and one without a password get the same answer', async () => {
    const gone = await createUser({ username: 'gone', name: 'Gone', role: 'MODERATOR', password, actor })
    await prisma().user.update({ where: { id: gone.id }, data: { disabledAt: new Date() } })
    await createUser({ username: 'gitlab-only', name: 'Only', role: 'MODERATOR', actor })
    const messages = await Promise.all(
      ['nobody', 'gone', 'gitlab-only'].map((username) =>
        signInWithPassword({ username, password, address: '192.0.2.2' }).catch((error: Error) => error.message),
      ),
    )
    expect(new Set(messages).size).toBe(1)
  })

  test('guessing ends, from one address and from many, and counts before the password is looked at', async () => {
    await createUser({ username: 'target', name: 'Target', role: 'ADMIN', password, actor })
    const guess = (address: string) =>
      signInWithPassword({ username: 'target', password: 'guess', address }).catch(
        (error: { code: string }) => error.code,
      )
    const fromOne = await Promise.all(Array.from({ length: 10 }, () => guess('192.0.2.3')))
    expect(fromOne.filter((code) => code === 'too_many_requests')).toHaveLength(2)
    const right = signInWithPassword({ username: 'target', password, address: '192.0.2.3' })
    await expect(right).rejects.toMatchObject({ code: 'too_many_requests' })
    const elsewhere = await signInWithPassword({ username: 'target', password, address: '192.0.2.4' })
    expect(elsewhere.id).toBeGreaterThan(0)
  })
})

describe('through GitLab', () => {
  test('an admin of GitLab becomes admin, a member of a moderators’ group moderator, nobody else anything', async () => {
    const boss = await signInWithGitlab({ profile: { ...profile, id: 1, username: 'boss', is_admin: true } })
    const mod = await signInWithGitlab({ profile: { ...profile, id: 2, username: 'mod', groups: ['staff/trust'] } })
    const roles = await prisma().user.findMany({ where: { id: { in: [boss.id, mod.id] } }, orderBy: { id: 'asc' } })
    expect(roles.map(({ role }) => role)).toEqual(['ADMIN', 'MODERATOR'])
    await expect(signInWithGitlab({ profile })).rejects.toMatchObject({ code: 'forbidden' })
    expect(await prisma().user.count({ where: { gitlabId: profile.id } })).toBe(0)
  })

  test('a role that an admin gave here stays, whatever GitLab says', async () => {
    const given = { ...profile, id: 3, username: 'lea', groups: ['staff/trust'] }
    const { id } = await signInWithGitlab({ profile: given })
    await prisma().user.update({ where: { id }, data: { role: 'VIEWER', roleFrom: 'MANUAL' } })
    await signInWithGitlab({ profile: { ...given, is_admin: true } })
    await signInWithGitlab({ profile: { ...given, groups: [] } })
    expect(await prisma().user.findUnique({ where: { id } })).toMatchObject({ role: 'VIEWER', sessionVersion: 1 })
  })

  test('a role that came from GitLab goes with the rights there, and so do the sessions', async () => {
    const admin = { ...profile, id: 31, username: 'ina', is_admin: true }
    const { id } = await signInWithGitlab({ profile: admin })
    const lowered = await signInWithGitlab({ profile: { ...admin, is_admin: false, groups: ['staff/trust'] } })
    expect(lowered).toEqual({ id, sessionVersion: 2 })
    expect(await prisma().user.findUnique({ where: { id } })).toMatchObject({ role: 'MODERATOR' })
    const left = { ...admin, is_admin: false }
    await expect(signInWithGitlab({ profile: left })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(signInWithGitlab({ profile: left })).rejects.toMatchObject({ code: 'forbidden' })
    expect(await prisma().user.findUnique({ where: { id } })).toMatchObject({ role: 'VIEWER', sessionVersion: 3 })
    await signInWithGitlab({ profile: admin })
    expect(await prisma().user.findUnique({ where: { id } })).toMatchObject({ role: 'ADMIN' })
  })

  test('a person added as a certain GitLab account is not whoever takes over the name', async () => {
    const added = await createUser({ username: 'uma', name: 'Uma', role: 'ADMIN', gitlabId: 50, actor })
    const squatter = signInWithGitlab({ profile: { ...profile, id: 51, username: 'uma' } })
    await expect(squatter).rejects.toMatchObject({ code: 'forbidden' })
    expect(await signInWithGitlab({ profile: { ...profile, id: 50, username: 'renamed' } })).toMatchObject({
      id: added.id,
    })
  })

  test('somebody added by name gets in with the role they were given', async () => {
    const added = await createUser({ username: 'noor', name: 'Noor', role: 'VIEWER', actor })
    expect(await signInWithGitlab({ profile: { ...profile, id: 5, username: 'noor' } })).toMatchObject({ id: added.id })
  })

  test('a GitLab account never takes over a local one of the same name', async () => {
    const local = await createUser({ username: 'root', name: 'Root', role: 'ADMIN', password, actor })
    const { id } = await signInWithGitlab({ profile: { ...profile, id: 6, username: 'root' } })
    expect(id).not.toBe(local.id)
    expect(await prisma().user.findUnique({ where: { id: local.id } })).toMatchObject({ gitlabId: null })
  })

  test('the same e-mail address links nobody', async () => {
    const local = await createUser({ username: 'eve', name: 'Eve', role: 'ADMIN', password, actor })
    await prisma().user.update({ where: { id: local.id }, data: { email: 'eve@x.example' } })
    const sameAddress = { ...profile, id: 60, username: 'mallory', email: 'eve@x.example' }
    await expect(signInWithGitlab({ profile: sameAddress })).rejects.toMatchObject({ code: 'forbidden' })
    const { id } = await signInWithGitlab({ profile: { ...sameAddress, groups: ['staff/trust'] } })
    expect(id).not.toBe(local.id)
    expect(await prisma().user.findUnique({ where: { id } })).toMatchObject({ role: 'MODERATOR' })
  })

  test('blocked in GitLab or disabled here: refused', async () => {
    const { id } = await signInWithGitlab({ profile: { ...profile, id: 7, username: 'max', is_admin: true } })
    const blocked = signInWithGitlab({ profile: { ...profile, id: 7, username: 'max', state: 'blocked' } })
    await expect(blocked).rejects.toMatchObject({ code: 'forbidden' })
    await prisma().user.update({ where: { id }, data: { disabledAt: new Date() } })
    await expect(signInWithGitlab({ profile: { ...profile, id: 7, username: 'max' } })).rejects.toMatchObject({
      code: 'forbidden',
    })
  })
})

test('after signing out a copied cookie is worth nothing, and a second sign-out changes nothing', async () => {
  const user = await createUser({ username: 'zoe', name: 'Zoe', role: 'MODERATOR', password, actor })
  const cookie = await sessionCookie(user)
  expect(await findSessionUser({ cookie })).toMatchObject({ username: 'zoe', role: 'MODERATOR' })
  await recordSignOut({ id: user.id, sessionVersion: 1 })
  await recordSignOut({ id: user.id, sessionVersion: 1 })
  expect(await findSessionUser({ cookie })).toBeNull()
  expect(await prisma().user.findUnique({ where: { id: user.id } })).toMatchObject({ sessionVersion: 2 })
  expect(await audited('session.signed_out')).toHaveLength(1)
})
