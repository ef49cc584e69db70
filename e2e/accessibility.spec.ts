import type { Page } from '@playwright/test'
import { desk, expectAccessible, phone } from './axe'
import { expect, test } from './fixtures'
import { openQueue, queueRows, spamButton, toastWith } from './on-page'
import { setSettings, waitForItem } from './product'
import { ask } from './session'
import { spamIssue, spamUser, uniqueWord } from './spam'
import { askDoor, askedOffer } from './spamcheck-door'

// Each of these looks at a page some twenty times.
test.describe.configure({ timeout: 180_000 })

test.beforeEach(({ admin }) => setSettings(admin, { dryRun: false, undoSeconds: 60, actionsPerHour: 1_000 }))

/** A page as it is once it has loaded, on a desk and in a hand. */
async function visit(page: Page, path: string): Promise<void> {
  await page.setViewportSize(desk)
  await page.goto(path)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('status', { name: /^Loading/ })).toHaveCount(0)
  await expectAccessible(page, path)
}

async function closeLayer(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog').or(page.getByRole('menu'))).toHaveCount(0)
}

test('the frame: keys, palette, menus, hints', async ({ admin }) => {
  await visit(admin, '/queue')
  await admin.keyboard.press('?')
  await expect(admin.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await expectAccessible(admin, 'the keys')
  await closeLayer(admin)
  await admin.keyboard.press('Control+k')
  await expect(admin.getByRole('dialog', { name: 'Go to or do' })).toBeVisible()
  await expectAccessible(admin, 'the palette')
  await closeLayer(admin)
  await admin.getByRole('button', { name: /^Account of/ }).click()
  await expectAccessible(admin, 'the account menu')
  await closeLayer(admin)
  await admin.getByRole('button', { name: 'Theme' }).click()
  await expectAccessible(admin, 'the theme menu', [desk])
  await closeLayer(admin)
  await admin.getByText('Live', { exact: true }).hover()
  await expect(admin.getByRole('tooltip')).toBeVisible()
  await expectAccessible(admin, 'a hint', [desk])
  await admin.getByRole('button', { name: 'Filters' }).click()
  await expectAccessible(admin, 'the filters')
  await admin.setViewportSize(phone)
  await admin.getByRole('button', { name: 'More' }).click()
  await expectAccessible(admin, 'the rest of the pages', [phone])
})

test('actions and one event', async ({ viewer, gitlab }) => {
  await visit(viewer, '/actions')
  await gitlab.create('group', { name: uniqueWord('choir') })
  await visit(viewer, '/events')
  await viewer.getByRole('table', { name: 'Events' }).getByRole('link').first().click()
  await expect(viewer.getByRole('heading', { name: 'Body' })).toBeVisible()
  await expectAccessible(viewer, 'an event')
})

test('trust lists and their dialog', async ({ admin }) => {
  await visit(admin, '/lists')
  await admin.getByRole('button', { name: 'Trust somebody' }).click()
  await expect(admin.getByRole('dialog', { name: 'Trust somebody' })).toBeVisible()
  await expectAccessible(admin, 'adding to a list')
})

test('settings and their review', async ({ admin }) => {
  await visit(admin, '/settings')
  await admin.getByText('Issues', { exact: true }).click()
  await expectAccessible(admin, 'the numbers of a kind')
  await admin.getByRole('switch', { name: 'Dry run' }).check()
  await admin.getByRole('button', { name: 'Review and save' }).click()
  const sheet = admin.getByRole('dialog', { name: 'Review and save' })
  await expect(sheet.getByRole('heading', { name: 'The last 30 days, before and after' })).toBeVisible()
  await expectAccessible(admin, 'saving settings')
})

test('the Spamcheck door: its tabs, a call, its settings', async ({ admin, viewer }) => {
  const { username, question } = askedOffer()
  await askDoor(question)
  const { id } = await waitForItem(admin.request, `author=${username}`)
  await visit(admin, '/spamcheck')
  await admin.getByText('The hours as a table').click()
  await expectAccessible(admin, 'answers by the hour')
  await visit(admin, `/spamcheck?tab=calls&author=${username}`)
  await admin.getByRole('table', { name: 'Calls' }).getByRole('link', { name: 'Issue' }).click()
  await expect(admin.getByRole('heading', { name: 'Why' })).toBeVisible()
  await expectAccessible(admin, 'a call')
  await visit(admin, '/spamcheck?tab=connect')
  await visit(admin, '/spamcheck?tab=try')
  await admin.getByRole('textbox', { name: 'Text' }).fill('Casino pills')
  await admin.getByRole('button', { name: 'Try it', exact: true }).click()
  await expect(admin.getByRole('heading', { name: /^GitLab is answered/ })).toBeVisible()
  await expectAccessible(admin, 'an answer that was tried')
  await admin.goto('/settings')
  await admin.getByRole('switch', { name: 'Block may be chosen: GitLab bans at once' }).check()
  await admin.getByRole('button', { name: 'Review and save' }).click()
  await expect(admin.getByRole('textbox', { name: 'Type ban to confirm' })).toBeVisible()
  await expectAccessible(admin, 'allowing bans')
  await viewer.goto(`/items/${id}`)
  await expect(viewer.getByRole('heading', { name: 'Text withheld' })).toBeVisible()
  await expectAccessible(viewer, 'a text that is withheld')
})

test('people: their menu, a new password, one’s own role, adding somebody', async ({ admin }) => {
  await visit(admin, '/people')
  await admin.getByRole('button', { name: 'Add somebody' }).click()
  const adding = admin.getByRole('dialog', { name: 'Add somebody' })
  await expectAccessible(admin, 'adding a person')
  const username = uniqueWord('newcomer')
  await adding.getByRole('textbox', { name: 'Username' }).fill(username)
  await adding.getByRole('textbox', { name: 'Name', exact: true }).fill('Nils Newcomer')
  await adding.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(admin.getByRole('dialog', { name: `${username} was added` })).toBeVisible()
  await expectAccessible(admin, 'the password of somebody who was added')
  await closeLayer(admin)
  await admin.getByRole('button', { name: new RegExp(`What to do with .?${username}`) }).click()
  await expectAccessible(admin, 'what can be done with a person')
  await admin.getByRole('menuitem', { name: 'Make a new password' }).click()
  await expect(admin.getByRole('dialog', { name: /^New password for/ })).toBeVisible()
  await expectAccessible(admin, 'a new password')
  await closeLayer(admin)
  await admin.getByRole('combobox', { name: /^Role of .?admin/ }).selectOption('MODERATOR')
  await expect(admin.getByRole('dialog', { name: 'Give up your own admin role?' })).toBeVisible()
  await expectAccessible(admin, 'giving up one’s own role')
})

test('the audit log: export and verification', async ({ admin }) => {
  await visit(admin, '/audit')
  await admin.getByRole('button', { name: /^Export/ }).click()
  await expectAccessible(admin, 'exporting')
  await closeLayer(admin)
  await admin.getByRole('button', { name: 'Verify' }).click()
  await expect(admin.getByText(/entries are as they were written/)).toBeVisible()
  await expectAccessible(admin, 'verifying the audit log')
})

test('signing in, a refusal, and what is not there', async ({ open, viewer }) => {
  const nobody = await open({ as: 'nobody' })
  await nobody.goto('/login?error=CredentialsSignin')
  await expect(nobody.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
  await expectAccessible(nobody, 'sign-in')
  await viewer.goto('/people')
  await expect(viewer.getByRole('heading', { name: 'This page is not for your role' })).toBeVisible()
  await expectAccessible(viewer, 'the refusal')
  await viewer.goto('/nothing-here')
  await expect(viewer.getByRole('heading', { name: 'There is nothing here' })).toBeVisible()
  await expectAccessible(viewer, 'not found')
})

test('an item, its tabs and what surrounds a decision', async ({ moderator, gitlab }) => {
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
  await moderator.getByRole('button', { name: /^Reason/ }).click()
  await expect(moderator.getByRole('dialog', { name: 'Reason for the decision' })).toBeVisible()
  await expectAccessible(moderator, 'the reasons for a decision')
  await closeLayer(moderator)
  await moderator.keyboard.press('s')
  await expect(toastWith(moderator, 'Spam: Cheap casino')).toBeVisible()
  await expectAccessible(moderator, 'no match, with a toast')
  await moderator.goto(`/items/${row.id}`)
  await expect(moderator.getByRole('button', { name: 'Take back' })).toBeVisible()
  await expectAccessible(moderator, 'a decided item')
  await moderator.goto(`/actions?item=${row.id}`)
  await moderator.getByText('Steps and answers').click()
  await expectAccessible(moderator, 'an action')
})

test('a decision that could not be saved says so to everybody', async ({ moderator, gitlab }) => {
  const { username } = await spamUser(gitlab)
  await waitForItem(moderator.request, `author=${username}`)
  await openQueue(moderator, `author=${username}`)
  const error = { code: 'too_many_requests', message: 'Too many decisions at once. Try again in a minute.' }
  await moderator.route('**/decision', (route) => route.fulfill({ status: 429, json: { error } }))
  await moderator.keyboard.press('h')
  await expect(toastWith(moderator, 'Not saved')).toBeVisible()
  await expectAccessible(moderator, 'a failure')
})

test('the phone’s item view and a caught-up queue', async ({ open, gitlab }) => {
  const hand = await open({ as: 'moderator', viewport: phone, hasTouch: true })
  const { username } = await spamUser(gitlab)
  await waitForItem(hand.request, `author=${username}`)
  await hand.goto(`/queue?author=${username}`)
  await queueRows(hand).tap()
  await expect(spamButton(hand)).toBeVisible()
  await expectAccessible(hand, 'an item in a hand', [phone])
  await hand.goto('/queue?state=second&kind=group')
  await expect(hand.getByText('Nothing matches these filters')).toBeVisible()
  await expectAccessible(hand, 'nothing matches', [phone])
})
