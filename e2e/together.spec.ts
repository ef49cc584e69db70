import { expectAccessible } from './axe'
import { expect, test } from './fixtures'
import { openQueue, queueRows, spamButton } from './on-page'
import { decide, findActions, findDetail, setSettings, waitForItem } from './product'
import { spamIssue, spamUser, uniqueWord } from './spam'

test.beforeEach(({ admin }) => setSettings(admin, { dryRun: false, undoSeconds: 1, actionsPerHour: 1_000 }))

test('a decision on words that have changed is refused, and says which', async ({ moderator, gitlab }) => {
  const { issue, word } = await spamIssue(gitlab)
  const row = await waitForItem(moderator.request, `text=${word}`)
  await openQueue(moderator, `text=${word}`)
  const seen = await findDetail(moderator.request, row.id)
  await gitlab.change('issue', issue.id, {
    description: 'Sorry, my child wrote this. How do I build the parser on ARM?',
  })
  await expect.poll(async () => (await findDetail(moderator.request, row.id)).version?.id).not.toBe(seen.version?.id)

  // What somebody reads doesn't change under their eyes.
  await expect(moderator.getByText('The author has changed it. You see the version from before.')).toBeVisible()
  await expect(moderator.getByRole('article')).toContainText('best-pills-casino.example')
  await moderator.keyboard.press('s')
  const sheet = moderator.getByRole('dialog', { name: 'Something changed meanwhile' })
  await expect(sheet).toContainText('Changed: Description')
  await expectAccessible(moderator, 'what changed meanwhile')
  expect(await findActions(moderator.request, row.id)).toEqual([])

  await sheet.getByRole('button', { name: 'Take a look' }).click()
  await expect(sheet).toBeHidden()
  await moderator.getByRole('tab', { name: 'Raw fields' }).click()
  await expect(moderator.getByRole('tabpanel')).toContainText('Sorry, my child wrote this.')
  expect(await gitlab.look('issue', issue.id)).toMatchObject({ state: 'opened', confidential: false })
})

test('of two moderators at once one wins, and the other is told who', async ({ admin, moderator, gitlab }) => {
  const { id, username } = await spamUser(gitlab)
  const row = await waitForItem(moderator.request, `author=${username}`)
  // This page hears nothing of what others do, as in the moment before the word arrives.
  await admin.route('**/api/live', () => undefined)
  await openQueue(admin, `author=${username}`)
  await openQueue(moderator, `author=${username}`)
  await moderator.keyboard.press('s')
  await expect(queueRows(moderator)).toHaveCount(0)

  await admin.keyboard.press('h')
  const sheet = admin.getByRole('dialog', { name: 'Something changed meanwhile' })
  await expect(sheet).toContainText('Mo Moderator: spam')
  await expect.poll(async () => (await gitlab.look('user', id)).state).toBe('blocked')
  const { standing } = await findDetail(admin.request, row.id)
  expect(standing).toMatchObject({ kind: 'SPAM', by: 'Mo Moderator', mine: false })
})

test('what somebody else decides greys out where it stands, with their name', async ({ admin, moderator, gitlab }) => {
  const word = uniqueWord('bargain')
  const first = await spamUser(gitlab, { name: `Casino Pills ${word}` })
  const second = await spamUser(gitlab, { name: `Casino Pills ${word}` })
  await waitForItem(moderator.request, `author=${first.username}`)
  const taken = await waitForItem(moderator.request, `author=${second.username}`)
  await openQueue(moderator, `text=${word}`)
  await expect(queueRows(moderator)).toHaveCount(2)
  const before = await queueRows(moderator).evaluateAll((rows) => rows.map(({ id }) => id))

  await decide(admin.request, taken.id, 'NOT_SPAM')
  await expect(queueRows(moderator).filter({ hasText: 'Not spam by Ada Admin' })).toHaveCount(1)
  expect(await queueRows(moderator).evaluateAll((rows) => rows.map(({ id }) => id))).toEqual(before)
})

test('a viewer looks at everything and decides nothing', async ({ viewer, gitlab }) => {
  const { username } = await spamUser(gitlab)
  const row = await waitForItem(viewer.request, `author=${username}`)
  await openQueue(viewer, `author=${username}`)
  await expect(spamButton(viewer)).toBeDisabled()
  await expect(viewer.getByText('Viewers can look at everything, but not decide.')).toBeVisible()
  await expect(viewer.getByRole('link', { name: 'People' })).toHaveCount(0)

  await viewer.keyboard.press('s')
  await expect(decide(viewer.request, row.id, 'SPAM')).rejects.toThrow('403')
  expect(await findActions(viewer.request, row.id)).toEqual([])
  const { standing } = await findDetail(viewer.request, row.id)
  expect(standing).toBeNull()
})
