import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { addPerson } from './product'
import { ask, signIn } from './session'
import { uniqueWord } from './spam'
import { readState } from './state'

async function fillIn(page: Page, username: string, password: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Username' }).fill(username)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

test('the form leads to where one wanted to go, and says when something is wrong', async ({ open }) => {
  const page = await open({ as: 'nobody' })
  await page.goto('/audit')
  await expect(page).toHaveURL(/\/login\?next=/)
  await fillIn(page, 'moderator', 'not the password')
  await expect(page.getByText('The username or the password is wrong.')).toBeVisible()
  await fillIn(page, 'moderator', readState().secrets.passwords.moderator)
  await expect(page.getByRole('heading', { name: 'Audit' })).toBeVisible()
  await expect(page).toHaveURL(/\/audit$/)
})

test('a link can’t send somebody elsewhere after signing in', async ({ open }) => {
  const page = await open({ as: 'nobody' })
  await page.goto('/login?next=//evil.example/queue')
  await fillIn(page, 'moderator', readState().secrets.passwords.moderator)
  await expect(page).toHaveURL(/^http:\/\/127\.0\.0\.1:\d+\/queue/)
})

test('guessing ends soon, and the form says for how long', async ({ open }) => {
  const page = await open({ as: 'nobody', extraHTTPHeaders: { 'x-forwarded-for': '203.0.113.9' } })
  const username = uniqueWord('nobody')
  for (let guess = 0; guess < 8; guess += 1)
    await expect(signIn(page.request, username, `guess ${guess}`)).rejects.toThrow('CredentialsSignin')
  await page.goto('/login')
  await fillIn(page, username, 'one more')
  await expect(page.getByText(/^Too many attempts to sign in\. Wait \d+ minutes and try again\.$/)).toBeVisible()
})

test('an admin of GitLab comes in through GitLab, with PKCE', async ({ open, gitlab }) => {
  const { gitlabUrl } = readState()
  const { username } = await gitlab.create('user', { username: uniqueWord('boss'), name: 'Berta Boss', isAdmin: true })
  const page = await open({ as: 'nobody', alsoTo: gitlabUrl })
  await page.goto('/login')
  await page.getByRole('button', { name: `Sign in with ${new URL(gitlabUrl).host}` }).click()
  await page.waitForURL(`${gitlabUrl}/oauth/authorize?*`)
  const asked = new URL(page.url()).searchParams
  expect(asked.get('code_challenge_method')).toBe('S256')
  expect(asked.get('code_challenge')).toMatch(/^[\w-]{43}$/)
  expect(asked.get('state')).toMatch(/^[\w-]{20,}$/)
  await page.locator(`button[value="${username}"]`).click()
  await expect(page.getByRole('button', { name: /^Account of .?Berta Boss/ })).toBeVisible()
  await page.goto('/people')
  await expect(page.getByRole('row').filter({ hasText: username })).toContainText('Admin')
})

test('somebody without rights in Natterjack is told so', async ({ open, gitlab }) => {
  const { gitlabUrl } = readState()
  const { username } = await gitlab.create('user', { username: uniqueWord('guest') })
  const page = await open({ as: 'nobody', alsoTo: gitlabUrl })
  await page.goto('/login')
  await page.getByRole('button', { name: /^Sign in with/ }).click()
  await page.waitForURL(`${gitlabUrl}/oauth/authorize?*`)
  await page.goto(`${page.url()}&sign_in_as=${username}`)
  await expect(page.getByText('Your GitLab account may not use Natterjack.')).toBeVisible()
  await page.goto('/queue')
  await expect(page).toHaveURL(/\/login/)
})

test('an answer of GitLab that nobody asked for is refused', async ({ open }) => {
  const page = await open({ as: 'nobody' })
  await page.goto('/api/auth/callback/gitlab?code=made-up&state=made-up')
  await expect(page.getByText('GitLab did not confirm who you are.')).toBeVisible()
})

test('signing out voids the cookie everywhere', async ({ admin, open }) => {
  const { username, password } = await addPerson(admin, 'MODERATOR')
  const page = await open({ as: 'nobody' })
  await signIn(page.request, username, password)
  const stolen = await open({ as: 'nobody', storageState: await page.context().storageState() })
  await ask(stolen.request, 'GET', '/api/queue')
  await page.goto('/queue')
  await page.getByRole('button', { name: /^Account of/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out everywhere' }).click()
  await expect(page).toHaveURL(/\/login/)
  await expect(ask(stolen.request, 'GET', '/api/queue')).rejects.toThrow('401')
})

test('another role counts from the next request on', async ({ admin, open }) => {
  const { id, username, password } = await addPerson(admin, 'VIEWER')
  const page = await open({ as: 'nobody' })
  await signIn(page.request, username, password)
  await expect(ask(page.request, 'GET', '/api/people')).rejects.toThrow('403')
  const basedOn = { role: 'VIEWER', disabled: false }
  await ask(admin.request, 'PATCH', `/api/people/${id}`, { role: 'ADMIN', basedOn })
  await ask(page.request, 'GET', '/api/people')
  await ask(admin.request, 'PATCH', `/api/people/${id}`, { role: 'VIEWER', basedOn: { ...basedOn, role: 'ADMIN' } })
  // With a role that was taken away the session ends too.
  await expect(ask(page.request, 'GET', '/api/people')).rejects.toThrow('401')
})
