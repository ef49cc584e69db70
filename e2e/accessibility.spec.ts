import { expectAccessible } from './axe'
import { expect, test } from './fixtures'
import { openQueue, queueRows, spamButton, toastWith } from './on-page'
import { setSettings, waitForItem } from './product'
import { ask } from './session'
import { spamIssue, spamUser } from './spam'

test.beforeEach(({ admin }) => setSettings(admin, { dryRun: false, undoSeconds: 60, actionsPerHour: 1_000 }))

const phone = { width: 390, height: 844 }

/** A page as it is on a desk, and as it is in a hand. */
const pages = ['/queue', '/actions', '/events', '/lists', '/settings', '/people', '/audit'] as const

for (const path of pages)
  test(`${path} has no violation`, async ({ admin }) => {
    await admin.goto(path)
    await expect(admin.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(admin.getByRole('status', { name: /^Loading/ })).toHaveCount(0)
    await expectAccessible(admin, path)
    await admin.setViewportSize(phone)
    await expectAccessible(admin, `${path} on a phone`)
  })

test('signing in, a refusal, and what is not there have no violation', async ({ open, viewer }) => {
  const nobody = await open({ as: 'nobody' })
  await nobody.goto('/login?error=CredentialsSignin')
  await expect(nobody.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
  await expectAccessible(nobody, 'sign-in')
  await nobody.setViewportSize(phone)
  await expectAccessible(nobody, 'sign-in on a phone')
  await viewer.goto('/people')
  await expect(viewer.getByRole('heading', { name: 'This page is not for your role' })).toBeVisible()
  await expectAccessible(viewer, 'the refusal')
  await viewer.goto('/nothing-here')
  await expect(viewer.getByRole('heading', { name: 'There is nothing here' })).toBeVisible()
  await expectAccessible(viewer, 'not found')
})

test('an item, its tabs and what surrounds a decision have no violation', async ({ moderator, gitlab }) => {
  const { word, issue } = await spamIssue(gitlab)
  const row = await waitForItem(moderator.request, `text=${word}`)
  await gitlab.change('issue', issue.id, { title: `Cheap casino bonus ${word}` })
  await expect
    .poll(
      async () =>
        (await ask<{ versions: unknown[] }>(moderator.request, 'GET', `/api/items/${row.id}`)).versions.length,
    )
    .toBe(2)
  await openQueue(moderator, `text=${word}`)
  for (const tab of ['Text', /^Links/, 'Raw fields', /^Versions/]) {
    await moderator.getByRole('tab', { name: tab }).click()
    await expectAccessible(moderator, `the tab ${tab}`)
  }
  await moderator.keyboard.press('s')
  await expect(toastWith(moderator, 'Spam: Cheap casino')).toBeVisible()
  await expectAccessible(moderator, 'no match, with a toast')
  await moderator.goto(`/items/${row.id}`)
  await expect(moderator.getByRole('button', { name: 'Take back' })).toBeVisible()
  await expectAccessible(moderator, 'a decided item')
  await moderator.setViewportSize(phone)
  await expectAccessible(moderator, 'a decided item on a phone')
  await moderator.goto(`/actions?item=${row.id}`)
  await moderator.getByText('Steps and answers').click()
  await expectAccessible(moderator, 'an action')
})

test('the phone’s item view and a caught-up queue have no violation', async ({ open, gitlab }) => {
  const hand = await open({ as: 'moderator', viewport: phone, hasTouch: true })
  const { username } = await spamUser(gitlab)
  await waitForItem(hand.request, `author=${username}`)
  await hand.goto(`/queue?author=${username}`)
  await queueRows(hand).tap()
  await expect(spamButton(hand)).toBeVisible()
  await expectAccessible(hand, 'an item on a phone')
  await hand.goto('/queue?state=second&kind=group')
  await expect(hand.getByText('Nothing matches these filters')).toBeVisible()
  await expectAccessible(hand, 'nothing matches')
})

test('keys, palette and menus have no violation', async ({ admin }) => {
  await admin.goto('/queue')
  await admin.keyboard.press('?')
  await expect(admin.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await expectAccessible(admin, 'the keys')
  await admin.keyboard.press('Escape')
  await admin.keyboard.press('Control+k')
  await expect(admin.getByRole('dialog', { name: 'Go to or do' })).toBeVisible()
  await expectAccessible(admin, 'the palette')
  await admin.keyboard.press('Escape')
  await admin.getByRole('button', { name: /^Account of/ }).click()
  await expectAccessible(admin, 'the account menu')
})

test('the dialogs of the admin’s pages have no violation', async ({ admin }) => {
  await admin.goto('/lists')
  await admin.getByRole('button', { name: 'Trust somebody' }).click()
  await expectAccessible(admin, 'adding to a list')
  await admin.goto('/people')
  await admin.getByRole('button', { name: 'Add somebody' }).click()
  await expectAccessible(admin, 'adding a person')
  await admin.goto('/settings')
  await admin.getByRole('switch', { name: 'Dry run' }).check()
  await admin.getByRole('button', { name: 'Review and save' }).click()
  await expect(admin.getByRole('dialog', { name: 'Review and save' })).toBeVisible()
  await expectAccessible(admin, 'saving settings')
  await admin.goto('/audit')
  await admin.getByRole('button', { name: 'Verify' }).click()
  await expect(admin.getByText(/entries are as they were written/)).toBeVisible()
  await expectAccessible(admin, 'verifying the audit log')
})

test('one event has no violation', async ({ viewer }) => {
  await viewer.goto('/events')
  await viewer.getByRole('table', { name: 'Events' }).getByRole('link').first().click()
  await expect(viewer.getByRole('heading', { name: 'Body' })).toBeVisible()
  await expectAccessible(viewer, 'an event')
  await viewer.setViewportSize(phone)
  await expectAccessible(viewer, 'an event on a phone')
})
