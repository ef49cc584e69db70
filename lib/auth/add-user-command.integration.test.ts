import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { prisma } from '../db/prisma'
import { withTestDatabase } from '../testing/with-test-database'
import { addUserCommand } from './add-user-command'
import { checkPassword } from './password'

withTestDatabase()

const password = 'correct horse battery'

async function run(username: string, flags: string[], typed: string, isTTY = false) {
  const [input, output, errors] = [new PassThrough(), new PassThrough(), new PassThrough()]
  input.end(typed)
  const args = ['--username', username, '--name', 'Kim', '--role', 'ADMIN', ...flags]
  const code = await addUserCommand({ args, input: Object.assign(input, { isTTY }), output, errors })
  output.end()
  errors.end()
  const user = await prisma().user.findUnique({ where: { username } })
  return { code, said: await text(output), errors: await text(errors), user }
}

test('asks on a terminal, twice and without showing it', async () => {
  const { code, said, user } = await run('kim', [], `${password}\r${password}\r`, true)
  expect(code).toBe(0)
  expect(said).toBe('Password: \nOnce more: \nAdded kim as admin.\n')
  expect(await checkPassword(user?.passwordHash, password)).toBe(true)
})

test('two that differ, one too short, and an end of input add nobody', async () => {
  expect(await run('bea', [], `${password}\rsomething else\r`, true)).toMatchObject({ code: 1, user: null })
  expect(await run('bea', [], 'short\rshort\r', true)).toMatchObject({
    code: 1,
    errors: 'The password must have at least 10 characters.\n',
    user: null,
  })
  expect(await run('bea', [], password, true)).toMatchObject({ code: 1, user: null })
})

test('reads it from the input, where asked', async () => {
  const { code, user } = await run('cat', ['--password-stdin'], `${password}\n`)
  expect(code).toBe(0)
  expect(await checkPassword(user?.passwordHash, password)).toBe(true)
})

test('makes an account without a password for somebody of GitLab', async () => {
  expect(await run('gil', ['--gitlab-only'], '')).toMatchObject({ code: 0, user: { passwordHash: null } })
})

test.each([
  [['--password', password], /--password/],
  [['--password-stdin', '--gitlab-only'], /not both/],
  [[], /no terminal/],
])('%j is refused with how to call it', async (flags, words) => {
  const { code, errors, user } = await run('dan', flags, '')
  expect(code).toBe(2)
  expect(errors).toMatch(words)
  expect(errors).toMatch(/--password-stdin {3}reads/)
  expect(user).toBeNull()
})
