import type { Page } from '@playwright/test'
import { expectAccessible } from './axe'
import { expect, test } from './fixtures'
import { toastWith } from './on-page'
import { decide, setSettings, waitForItem } from './product'
import { ask } from './session'
import { offer, spamIssue } from './spam'

// A training reads the whole seed corpus, and what the first test trains the others look at.
test.describe.configure({ timeout: 180_000, mode: 'serial' })

/** Unlike each other, so that the newest can be held back to measure on. */
const adverts = [
  offer,
  'Lost your wallet? Our hackers recover stolen bitcoin in 24 hours, write on WhatsApp +1 800 555 0142 https://coin-rescue.example/start',
  'Buy real IELTS certificates and diplomas without exam, delivered to your door, order at https://diplomas-now.example',
  'Hot girls in your city tonight, cheap escort service, book now at https://night-girls.example/book or call +1 800 555 0177',
]

type Training = { current: { id: number } | null; ended: { state: string; version: { name: string } | null }[] }
const training = (page: Page) => ask<Training>(page.request, 'GET', '/api/models/training')
const patient = { timeout: 120_000 }

/** Nothing is trained by itself meanwhile, and what was begun by itself is over. */
async function alone(admin: Page): Promise<void> {
  await setSettings(admin, { dryRun: false })
  const { current } = await training(admin)
  if (current) await ask(admin.request, 'PUT', `/api/models/training/${current.id}/cancellation`)
  await expect.poll(async () => (await training(admin)).current, patient).toBeNull()
}

/** The name of the model that the training made, once it has ended. */
let made = ''

test('decisions become a training that an admin starts, and everybody watches', async ({
  admin,
  moderator,
  gitlab,
}) => {
  await alone(admin)
  for (const description of adverts) {
    const { word } = await spamIssue(gitlab, { description })
    const { id } = await waitForItem(moderator.request, `text=${word}`)
    await decide(moderator.request, id, 'SPAM')
  }
  await moderator.goto('/models')
  await expect(moderator.getByRole('table', { name: 'All versions' })).toContainText('came with the program')
  await expect(moderator.getByRole('button', { name: /now$/ })).toHaveCount(0)

  await admin.goto('/models')
  const news = admin.getByRole('region', { name: 'Your decisions since the last model' })
  await expect(news).toContainText(/decisions? \(\d+ spam/)
  await expect(news).toContainText('Trainings begin only when somebody starts one')
  await admin.getByRole('button', { name: 'Train in full now' }).click()
  for (const page of [admin, moderator])
    await expect(page.getByRole('progressbar', { name: 'Training' })).toBeVisible(patient)
  await expect(moderator.getByRole('button', { name: 'Cancel the training' })).toHaveCount(0)
  await expect(admin.getByRole('button', { name: 'Train in full now' })).toBeDisabled()
  await admin.getByRole('button', { name: 'Cancel the training' }).click()
  const ended = admin.getByRole('region', { name: 'Training', exact: true })
  await expect(ended).toContainText('Cancelled, trained in full', patient)

  await admin.getByRole('button', { name: 'Train in full now' }).click()
  await expect(moderator.getByRole('link', { name: /^Look at instance-/ })).toBeVisible(patient)
  made = (await training(admin)).ended[0]?.version?.name ?? ''
  await expect(admin.getByRole('row').filter({ hasText: made })).toContainText('Candidate')
  await expectAccessible(admin, 'the models')
})

test('a candidate shows what it rests on; a moderator only looks', async ({ moderator }) => {
  await moderator.goto('/models')
  await moderator.getByRole('table', { name: 'All versions' }).getByRole('link', { name: made }).click()
  await expect(moderator.getByRole('heading', { level: 1, name: made })).toBeVisible()
  await expect(moderator.getByText('Passed: no kind gets worse beyond what chance explains.').last()).toBeVisible()
  await moderator.getByText(/^All \d+ comparisons$/).click()
  await expect(moderator.getByRole('table', { name: 'Comparisons of the gate' })).toContainText('seed corpus')
  await moderator.getByRole('radio', { name: 'Seed corpus' }).check()
  await moderator.getByRole('combobox', { name: 'Plots of' }).selectOption('Plots of issues')
  await expect(moderator).toHaveURL(/on=seed&kind=issue/)
  await expect(moderator.getByRole('img', { name: /^Precision and recall, issues/ })).toBeVisible()
  await expect(moderator.getByRole('img', { name: /^Calibration, issues/ })).toBeVisible()
  await moderator.getByText('The curve as a table').click()
  await expect(moderator.getByRole('table', { name: 'Precision and recall, issues' })).toContainText('%')
  await expect(moderator.getByRole('button', { name: /Promote|shadow|^Back to/ })).toHaveCount(0)
  await expectAccessible(moderator, 'a model')
})

test('into the shadow, promoted with a reason, and back', async ({ admin, moderator }) => {
  await admin.goto('/models')
  await admin.getByRole('table', { name: 'All versions' }).getByRole('link', { name: made }).click()
  const reason = admin.getByRole('textbox', { name: 'Reason' })
  const dialog = admin.getByRole('dialog')

  await admin.getByRole('button', { name: 'Let it score in the shadow' }).click()
  await expect(dialog).toContainText('stored and compared, and changes nothing')
  await expectAccessible(admin, 'the dialog of the shadow')
  await reason.fill('To see what it would change.')
  await admin.getByRole('button', { name: 'Into the shadow' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(admin.getByText('In the shadow', { exact: true }).first()).toBeVisible()
  await moderator.goto('/models')
  await expect(moderator.getByRole('region', { name: `In the shadow: ${made}` })).toBeVisible()

  await admin.getByRole('button', { name: 'Promote' }).click()
  await expect(dialog).toContainText('is kept: one click goes back to it')
  await expectAccessible(admin, 'the dialog of a promotion')
  await dialog.getByRole('button', { name: 'Promote' }).click()
  await expect(dialog, 'a reason is required').toBeVisible()
  await reason.fill('It finds more.')
  await dialog.getByRole('button', { name: 'Promote' }).click()
  await expect(toastWith(admin, `${made} is active.`)).toBeVisible()
  await expect(admin.getByText('It finds more.')).toBeVisible()
  await expect(moderator.getByRole('row').filter({ hasText: made })).toContainText('Active')

  await admin
    .getByRole('main')
    .getByRole('button', { name: /^Back to bundled/ })
    .click()
  await expect(dialog).toContainText('scores what comes in, as before')
  await expectAccessible(admin, 'the dialog of going back')
  await reason.fill('Only a test.')
  await admin.getByRole('button', { name: 'Go back' }).click()
  await expect(toastWith(admin, /^bundled.*is active again/)).toBeVisible()
  await expect(moderator.getByRole('row').filter({ hasText: made })).toContainText('Retired')

  await admin.getByRole('button', { name: 'Promote' }).click()
  await reason.fill('Once more.')
  await dialog.getByRole('button', { name: 'Promote' }).click()
  await toastWith(admin, `${made} is active.`)
    .getByRole('button', { name: /^Back to bundled/ })
    .click()
  await expect(toastWith(admin, /^bundled.*is active again/)).toBeVisible()
})
