import { expect, test } from './fixtures'
import { toastWith } from './on-page'
import { type StoredSettings, setSettings, waitForItem } from './product'
import { ask, signIn } from './session'
import { spamIssue, uniqueWord } from './spam'

test.beforeEach(({ admin }) => setSettings(admin, { dryRun: false, undoSeconds: 20, actionsPerHour: 1_000 }))

const undoField = { name: 'Time to undo (seconds)' }

test('settings are saved after a look at what they mean, and an older version comes back', async ({ admin }) => {
  const reason = `Longer undo ${uniqueWord('why')}`
  const { id } = await ask<StoredSettings>(admin.request, 'GET', '/api/settings')
  await admin.goto('/settings')
  await admin.getByRole('spinbutton', undoField).fill('45')
  await expect(admin.getByText('One change, not saved')).toBeVisible()
  await admin.getByRole('button', { name: 'Review and save' }).click()
  const sheet = admin.getByRole('dialog', { name: 'Review and save' })
  await expect(sheet.getByRole('heading', { name: 'The last 30 days, before and after' })).toBeVisible()
  await sheet.getByRole('textbox', { name: 'Reason' }).fill(reason)
  await sheet.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(toastWith(admin, /Saved as version \d+/)).toBeVisible()
  const history = admin.getByRole('region', { name: 'History' })
  await expect(history.getByRole('listitem').first()).toContainText(reason)

  await history.getByRole('button', { name: `Restore version ${id}` }).click()
  await expect(sheet.getByRole('textbox', { name: 'Reason' })).toHaveValue(`Restores version ${id}.`)
  await sheet.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(sheet).toBeHidden()
  await expect(admin.getByRole('spinbutton', undoField)).toHaveValue('20')
})

test('a threshold that is moved shows which items would have gone another way', async ({ admin, gitlab }) => {
  const { word } = await spamIssue(gitlab)
  await waitForItem(admin.request, `text=${word}`)
  const { settings } = await ask<StoredSettings>(admin.request, 'GET', '/api/settings')
  const lenient = { ...settings.kinds.issue, thresholds: { conditional: 1, disallow: 1, block: 1 } }
  const preview = await ask<{ kinds: { kind: string; before: { REVIEW: number }; after: { REVIEW: number } }[] }>(
    admin.request,
    'POST',
    '/api/settings/preview',
    { settings: { ...settings, kinds: { ...settings.kinds, issue: lenient } } },
  )
  const issues = preview.kinds.find(({ kind }) => kind === 'issue')
  expect(issues?.before.REVIEW).toBeGreaterThan(0)
  expect(issues?.after.REVIEW).toBeLessThan(issues?.before.REVIEW ?? 0)
})

test('settings that somebody else changed meanwhile are not overwritten', async ({ admin }) => {
  const { id, settings } = await ask<StoredSettings>(admin.request, 'GET', '/api/settings')
  await admin.goto('/settings')
  await admin.getByRole('spinbutton', undoField).fill('50')
  await setSettings(admin, { actionsPerHour: 999 })
  await admin.getByRole('button', { name: 'Review and save' }).click()
  const sheet = admin.getByRole('dialog', { name: 'Review and save' })
  await expect(sheet).toContainText(/Somebody else saved version \d+ while you were editing/)
  await expect(sheet.getByRole('table', { name: 'Changes by somebody else' })).toContainText('999')
  await expect(sheet.getByRole('button', { name: 'Save', exact: true })).toBeDisabled()
  const change = { settings, reason: 'Too late.', basedOn: id }
  await expect(ask(admin.request, 'PUT', '/api/settings', change)).rejects.toThrow('409')
})

test('whoever is on a trust list is not screened, and the item says why', async ({ admin, gitlab }) => {
  const owner = await gitlab.create('user')
  const project = await gitlab.create('project', { creatorId: owner.id })
  const trusted = await gitlab.create('user', { username: uniqueWord('friend') })
  const reason = `Known to us ${uniqueWord('why')}`
  await admin.goto('/lists')
  await admin.getByRole('button', { name: 'Trust somebody' }).click()
  const dialog = admin.getByRole('dialog', { name: 'Trust somebody' })
  await dialog.getByRole('combobox', { name: 'Kind' }).selectOption('USER')
  await dialog.getByRole('textbox', { name: 'Username' }).fill(trusted.username)
  await dialog.getByRole('textbox', { name: 'Reason' }).fill(reason)
  await dialog.getByRole('button', { name: 'Add' }).click()
  await expect(
    admin.getByRole('table', { name: 'Trusted' }).getByRole('row').filter({ hasText: trusted.username }),
  ).toContainText(reason)

  const { issue, word } = await spamIssue(gitlab, { projectId: project.id, authorId: trusted.id })
  const events = () =>
    ask<{ rows: { state: string; item: { id: number } | null }[] }>(
      admin.request,
      'GET',
      `/api/events?subject=issue:${issue.id}`,
    )
  await expect.poll(async () => (await events()).rows.every(({ state }) => state !== 'OPEN')).toBe(true)
  const itemId = (await events()).rows[0]?.item?.id
  await admin.goto(`/items/${itemId}`)
  await expect(admin.getByText('Trusted:')).toContainText(reason)
  await expect(admin.getByText('No score', { exact: true })).toBeVisible()
  expect(await ask<{ rows: unknown[] }>(admin.request, 'GET', `/api/queue?text=${word}`)).toMatchObject({ rows: [] })
})

test('somebody who is added can sign in, and somebody disabled can’t', async ({ admin, open }) => {
  const username = uniqueWord('newcomer')
  await admin.goto('/people')
  await admin.getByRole('button', { name: 'Add somebody' }).click()
  await admin.getByRole('textbox', { name: 'Username' }).fill(username)
  await admin.getByRole('textbox', { name: 'Name', exact: true }).fill('Nora Newcomer')
  await admin.getByRole('button', { name: 'Add', exact: true }).click()
  const added = admin.getByRole('dialog', { name: `${username} was added` })
  const password = (await added.locator('code').textContent()) ?? ''
  await added.getByRole('button', { name: 'Done' }).click()

  const page = await open({ as: 'nobody' })
  await signIn(page.request, username, password)
  await page.goto('/queue')
  await expect(page.getByRole('button', { name: /^Account of .?Nora Newcomer/ })).toBeVisible()

  await admin.getByRole('button', { name: new RegExp(`What to do with .?${username}`) }).click()
  await admin.getByRole('menuitem', { name: 'Disable' }).click()
  await expect(toastWith(admin, `${username} can’t sign in any more.`)).toBeVisible()
  await expect(ask(page.request, 'GET', '/api/queue')).rejects.toThrow('401')
  await expect(signIn(page.request, username, password)).rejects.toThrow('could not sign in')
})

test('the audit log has it all, and its chain holds', async ({ admin, moderator }) => {
  await setSettings(admin, { undoSeconds: 21 })
  await ask(admin.request, 'POST', '/api/lists', {
    kind: 'EMAIL_DOMAIN',
    value: `${uniqueWord('uni')}.example`,
    reason: 'A university.',
  })
  await moderator.goto('/audit')
  const log = moderator.getByRole('list', { name: 'Audit log' }).getByRole('listitem')
  await expect(log.nth(0)).toContainText('added to the trust lists')
  await expect(log.nth(1)).toContainText('changed the settings')
  await expect(moderator.getByRole('button', { name: 'Verify' })).toHaveCount(0)
  await moderator.getByRole('combobox', { name: 'What' }).selectOption('settings.')
  await expect(moderator).toHaveURL(/action=settings\./)
  await expect(log.first()).toContainText('changed the settings')

  await admin.goto('/audit')
  await admin.getByRole('button', { name: 'Verify' }).click()
  await expect(admin.getByText(/^All [\d,]+ entries are as they were written\.$/)).toBeVisible()
})
