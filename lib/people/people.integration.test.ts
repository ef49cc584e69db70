import { beforeEach, describe, expect, test } from 'vitest'
import { startDouble } from '@/gitlab-double/start-double'
import { checkPassword } from '../auth/password'
import type { Role } from '../auth/role'
import { setEnvForTests } from '../env'
import { withTestDatabase } from '../testing/with-test-database'
import { addPerson } from './add-person'
import { changePerson } from './change-person'
import { endSessions } from './end-sessions'
import { findPeople } from './find-people'

const database = withTestDatabase()
const system = { kind: 'system', name: 'test' } as const

beforeEach(async () => {
  await database().prisma.user.deleteMany()
})

async function person(username: string, role: Role) {
  const { person: made } = await addPerson({ username, name: username, role, signIn: 'gitlab', actor: system })
  return { ...made, actor: { kind: 'user', id: made.id, name: username } as const, basedOn: { role, disabled: false } }
}

const stored = (id: number) => database().prisma.user.findUniqueOrThrow({ where: { id } })

describe('addPerson', () => {
  test('makes a password that works, is stored as argon2id only and is in no audit entry', async () => {
    const added = await addPerson({
      username: 'kim',
      name: 'Kim',
      role: 'MODERATOR',
      signIn: 'password',
      actor: system,
    })
    const { passwordHash } = await stored(added.person.id)
    expect(added.password).toMatch(/^([a-z2-9]{4}-){4}[a-z2-9]{4}$/)
    expect(passwordHash).toMatch(/^\$argon2id\$/)
    expect(await checkPassword(passwordHash, added.password ?? '')).toBe(true)
    const log = JSON.stringify(await database().prisma.auditEntry.findMany({ select: { before: true, after: true } }))
    expect(log).not.toContain(added.password)
    expect(log).not.toContain('argon2')
  })

  test('who signs in through GitLab is the account that has the name now', async () => {
    const double = await startDouble()
    setEnvForTests({ GITLAB_URL: double.url, GITLAB_TOKEN: double.adminToken })
    const account = double.world.createUser({ username: 'noor', name: 'Noor' })
    const add = (username: string) =>
      addPerson({ username, name: 'Noor', role: 'ADMIN', signIn: 'gitlab', actor: system })
    const { person: made, byNameAlone } = await add('noor')
    expect(byNameAlone).toBe(false)
    expect(await stored(made.id)).toMatchObject({ gitlabId: account.id })
    await expect(add('nobody-there')).rejects.toMatchObject({ code: 'bad_request' })
    setEnvForTests({ GITLAB_URL: undefined, GITLAB_TOKEN: undefined })
    await double.close()
    expect(await add('later')).toMatchObject({ byNameAlone: true })
  })

  test('a taken username is refused', async () => {
    await person('kim', 'VIEWER')
    await expect(person('kim', 'ADMIN')).rejects.toMatchObject({ code: 'conflict' })
  })
})

describe('changePerson', () => {
  test('a lost role ends the sessions, a gained one does not; both are logged', async () => {
    const admin = await person('ada', 'ADMIN')
    const bea = await person('bea', 'MODERATOR')
    await database().prisma.user.update({ where: { id: bea.id }, data: { roleFrom: 'GITLAB' } })
    await changePerson({ id: bea.id, actor: admin.actor, role: 'ADMIN', basedOn: bea.basedOn })
    expect(await stored(bea.id)).toMatchObject({ role: 'ADMIN', roleFrom: 'MANUAL', sessionVersion: 1 })
    await changePerson({ id: bea.id, actor: admin.actor, role: 'VIEWER', basedOn: { role: 'ADMIN', disabled: false } })
    expect(await stored(bea.id)).toMatchObject({ role: 'VIEWER', sessionVersion: 2 })
    const entry = await database().prisma.auditEntry.findFirst({ orderBy: { id: 'desc' } })
    expect(entry).toMatchObject({
      actorName: 'ada',
      action: 'person.changed',
      subject: `person:${bea.id}`,
      before: { role: 'ADMIN', disabled: false },
      after: { role: 'VIEWER', disabled: false },
    })
  })

  test('disabling ends the sessions, enabling brings the account back', async () => {
    const admin = await person('ada', 'ADMIN')
    const bea = await person('bea', 'MODERATOR')
    await changePerson({ id: bea.id, actor: admin.actor, disabled: true, basedOn: bea.basedOn })
    expect(await stored(bea.id)).toMatchObject({ disabledAt: expect.any(Date), sessionVersion: 2 })
    await changePerson({
      id: bea.id,
      actor: admin.actor,
      disabled: false,
      basedOn: { role: 'MODERATOR', disabled: true },
    })
    expect((await stored(bea.id)).disabledAt).toBeNull()
  })

  test('a change made on an old view is refused with how it is now', async () => {
    const admin = await person('ada', 'ADMIN')
    const bea = await person('bea', 'MODERATOR')
    await changePerson({ id: bea.id, actor: admin.actor, role: 'VIEWER', basedOn: bea.basedOn })
    await expect(
      changePerson({ id: bea.id, actor: admin.actor, role: 'ADMIN', basedOn: bea.basedOn }),
    ).rejects.toMatchObject({ code: 'stale', details: { role: 'VIEWER', disabled: false } })
  })

  test('nobody shuts themselves out by a slip', async () => {
    const admin = await person('ada', 'ADMIN')
    await person('bea', 'ADMIN')
    const own = { id: admin.id, actor: admin.actor, basedOn: admin.basedOn }
    await expect(changePerson({ ...own, disabled: true })).rejects.toMatchObject({ code: 'conflict' })
    await expect(changePerson({ ...own, role: 'VIEWER' })).rejects.toMatchObject({ code: 'conflict' })
    await expect(changePerson({ ...own, role: 'VIEWER', confirm: 'bea' })).rejects.toMatchObject({ code: 'conflict' })
    expect(await changePerson({ ...own, role: 'VIEWER', confirm: 'ada' })).toEqual({ role: 'VIEWER', disabled: false })
  })

  test('the last active admin stays, however they are removed', async () => {
    const admin = await person('ada', 'ADMIN')
    const bea = await person('bea', 'ADMIN')
    await changePerson({ id: bea.id, actor: admin.actor, disabled: true, basedOn: bea.basedOn })
    const own = { id: admin.id, actor: bea.actor, basedOn: admin.basedOn }
    await expect(changePerson({ ...own, role: 'MODERATOR' })).rejects.toMatchObject({ code: 'conflict' })
    await expect(changePerson({ ...own, disabled: true })).rejects.toMatchObject({ code: 'conflict' })
  })

  test('two admins who demote each other at once leave one', async () => {
    const ada = await person('ada', 'ADMIN')
    const bea = await person('bea', 'ADMIN')
    const both = await Promise.allSettled([
      changePerson({ id: ada.id, actor: bea.actor, role: 'VIEWER', basedOn: ada.basedOn }),
      changePerson({ id: bea.id, actor: ada.actor, role: 'VIEWER', basedOn: bea.basedOn }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('somebody who does not exist is said to be so', async () => {
    const ada = await person('ada', 'ADMIN')
    await expect(changePerson({ ...ada, id: 999, role: 'VIEWER' })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('endSessions', () => {
  test('voids every session, and the password where asked', async () => {
    const { person: kim, password } = await addPerson({
      username: 'kim',
      name: 'Kim',
      role: 'VIEWER',
      signIn: 'password',
      actor: system,
    })
    expect(await endSessions({ id: kim.id, actor: system, newPassword: false })).toEqual({ password: null })
    expect((await stored(kim.id)).sessionVersion).toBe(2)
    const fresh = await endSessions({ id: kim.id, actor: system, newPassword: true })
    const { passwordHash } = await stored(kim.id)
    expect(await checkPassword(passwordHash, password ?? '')).toBe(false)
    expect(await checkPassword(passwordHash, fresh.password ?? '')).toBe(true)
  })

  test('there is no password to replace for those who use GitLab', async () => {
    const kim = await person('kim', 'VIEWER')
    await expect(endSessions({ id: kim.id, actor: system, newPassword: true })).rejects.toMatchObject({
      code: 'conflict',
    })
    expect((await stored(kim.id)).sessionVersion).toBe(1)
  })
})

test('findPeople lists everybody, disabled ones last, and no hash', async () => {
  const admin = await person('zoe', 'ADMIN')
  const bea = await person('bea', 'MODERATOR')
  await changePerson({ id: bea.id, actor: admin.actor, disabled: true, basedOn: bea.basedOn })
  const { people, cut } = await findPeople()
  expect(people.map(({ username, signIn }) => [username, signIn])).toEqual([
    ['zoe', 'gitlab'],
    ['bea', 'gitlab'],
  ])
  expect(cut).toBe(false)
  expect(JSON.stringify(people)).not.toMatch(/hash|sessionVersion/i)
})
