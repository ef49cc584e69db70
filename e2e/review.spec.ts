import { expect, test } from './fixtures'
import { openQueue, queueRows, spamButton, toastWith } from './on-page'
import { decide, findActions, setSettings, waitForActions, waitForItem } from './product'
import { spamIssue, spamUser } from './spam'
import { killWorker, startWorker } from './worker-process'

test.beforeEach(({ admin }) => setSettings(admin, { dryRun: false, undoSeconds: 1, actionsPerHour: 1_000 }))

test('a hook becomes a flagged item, and a key press a blocked account', async ({ moderator, gitlab }) => {
  const { id, username } = await spamUser(gitlab)
  // The promise: in the queue two seconds after the hook was answered.
  const row = await waitForItem(moderator.request, `author=${username}`, 2_000)
  expect(row.score).toBeGreaterThan(0.9)

  await moderator.goto(`/queue?author=${username}`)
  await expect(moderator.getByRole('option', { name: /Very likely spam, score \d+/ })).toHaveAttribute(
    'aria-selected',
    'true',
  )
  await expect(moderator.getByRole('img', { name: /^Score \d+ of 100/ })).toBeVisible()
  await expect(
    moderator.getByRole('list', { name: 'Reasons, strongest first' }).getByRole('listitem').first(),
  ).toBeVisible()
  await expect(moderator.getByText(`Spam: block @${username}. Undo for 1 s.`)).toBeVisible()

  await moderator.keyboard.press('s')
  await waitForActions(moderator.request, row.id, ['DONE'])
  expect((await gitlab.look('user', id)).state).toBe('blocked')
  expect(await gitlab.asked(`/users/${id}/block`)).toEqual([expect.objectContaining({ method: 'POST', status: 201 })])

  await moderator.keyboard.press('g')
  await moderator.keyboard.press('a')
  const line = moderator.getByRole('listitem').filter({ hasText: `Block @${username}` })
  await expect(line.first()).toContainText('Done')
  await expect(line.first()).toContainText('Mo Moderator decided spam')
})

test('a decision that is taken back by a key does nothing in GitLab', async ({ admin, moderator, gitlab }) => {
  await setSettings(admin, { undoSeconds: 5 })
  const first = await spamUser(gitlab)
  const second = await spamUser(gitlab)
  const row = await waitForItem(moderator.request, `author=${first.username}`)
  const later = await waitForItem(moderator.request, `author=${second.username}`)
  await openQueue(moderator, `author=${first.username}`)

  await moderator.keyboard.press('s')
  await expect(toastWith(moderator, `Block @${first.username}`)).toBeVisible()
  await expect(queueRows(moderator)).toHaveCount(0)
  await moderator.keyboard.press('z')
  await expect(toastWith(moderator, 'Taken back')).toBeVisible()
  await expect(queueRows(moderator)).toHaveAttribute('aria-selected', 'true')

  // Decided later with the same time to undo: when that is done, the first one would have been.
  await decide(moderator.request, later.id, 'SPAM')
  await waitForActions(moderator.request, later.id, ['DONE'])
  await waitForActions(moderator.request, row.id, ['CANCELLED'])
  expect((await gitlab.look('user', first.id)).state).toBe('active')
  expect(await gitlab.asked(`/users/${first.id}/block`)).toEqual([])
})

test('undo outlives the tab and the worker, and so does what is not undone', async ({
  admin,
  moderator,
  open,
  gitlab,
}) => {
  await setSettings(admin, { undoSeconds: 60 })
  const spared = await spamUser(gitlab)
  const blocked = await spamUser(gitlab)
  const row = await waitForItem(moderator.request, `author=${spared.username}`)
  const other = await waitForItem(moderator.request, `author=${blocked.username}`)
  await openQueue(moderator, `author=${spared.username}`)
  await moderator.keyboard.press('s')
  await expect(toastWith(moderator, `Block @${spared.username}`)).toBeVisible()
  await moderator.close()

  await setSettings(admin, { undoSeconds: 1 })
  await decide(admin.request, other.id, 'SPAM')
  await killWorker()
  const tab = await open({ as: 'moderator' })
  await tab.goto('/queue')
  await toastWith(tab, `Block @${spared.username}`).getByRole('button', { name: /^Undo/ }).click()
  await expect(toastWith(tab, 'Taken back')).toBeVisible()
  await startWorker()

  await waitForActions(admin.request, other.id, ['DONE'])
  await waitForActions(admin.request, row.id, ['CANCELLED'])
  expect(await gitlab.asked(`/users/${blocked.id}/block`)).toHaveLength(1)
  expect(await gitlab.asked(`/users/${spared.id}/block`)).toEqual([])
})

test('in dry run the plan is shown and nothing is done', async ({ admin, moderator, gitlab }) => {
  await setSettings(admin, { dryRun: true })
  const { id, username } = await spamUser(gitlab)
  const row = await waitForItem(moderator.request, `author=${username}`)
  await moderator.goto(`/queue?author=${username}`)
  await expect(moderator.getByRole('banner').getByText('Dry run')).toBeVisible()
  await expect(moderator.getByText(`Dry run: would block @${username}; nothing happens in GitLab.`)).toBeVisible()
  await moderator.keyboard.press('s')
  await waitForActions(moderator.request, row.id, ['PLANNED'])

  await moderator.goto(`/actions?item=${row.id}`)
  const line = moderator.getByRole('list', { name: 'Actions' }).getByRole('listitem')
  await expect(line).toContainText('Planned only')
  await expect(line).toContainText(`Block @${username}`)
  await line.getByText('Steps and answers').click()
  await expect(line).toContainText(`POST /users/${id}/block`)
  await expect(line).toContainText('GitLab has not been asked.')

  // What is decided once dry run has ended is carried out; what was planned in it stays a plan.
  await setSettings(admin, { dryRun: false })
  const next = await spamUser(gitlab)
  const nextRow = await waitForItem(moderator.request, `author=${next.username}`)
  await decide(moderator.request, nextRow.id, 'SPAM')
  await waitForActions(moderator.request, nextRow.id, ['DONE'])
  expect(await findActions(moderator.request, row.id)).toEqual([expect.objectContaining({ state: 'PLANNED' })])
  expect(await gitlab.asked(`/users/${id}/block`)).toEqual([])
})

test('a spam issue is closed as confidential, and reversing opens it again', async ({ moderator, gitlab }) => {
  const { issue, word, author } = await spamIssue(gitlab)
  const row = await waitForItem(moderator.request, `text=${word}`)
  await moderator.goto(`/items/${row.id}`)
  await spamButton(moderator).click()
  await waitForActions(moderator.request, row.id, ['DONE'])
  expect(await gitlab.look('issue', issue.id)).toMatchObject({ state: 'closed', confidential: true })
  expect((await gitlab.look('user', author.id)).state).toBe('active')

  await moderator.goto(`/actions?item=${row.id}`)
  await moderator.getByRole('button', { name: /^Reverse action/ }).click()
  await waitForActions(moderator.request, row.id, ['DONE', 'DONE'])
  expect(await gitlab.look('issue', issue.id)).toMatchObject({ state: 'opened', confidential: false })
  await expect(moderator.getByText(/reversed by #\d+ \(done\)/)).toBeVisible()
})

test('a spam project is made private, and reversing makes it public again', async ({ moderator, gitlab }) => {
  const owner = await gitlab.create('user')
  const project = await gitlab.create('project', {
    creatorId: owner.id,
    name: 'Cheap casino pills',
    description: 'Buy casino bonus pills at https://best-pills-casino.example/ now, 100% free money, limited offer!',
    visibility: 'public',
  })
  const row = await waitForItem(moderator.request, `kind=project&author=${owner.username}`)
  await decide(moderator.request, row.id, 'SPAM')
  await waitForActions(moderator.request, row.id, ['DONE'])
  expect((await gitlab.look('project', project.id)).visibility).toBe('private')

  await moderator.goto(`/actions?item=${row.id}`)
  await moderator.getByRole('button', { name: /^Reverse action/ }).click()
  await waitForActions(moderator.request, row.id, ['DONE', 'DONE'])
  expect((await gitlab.look('project', project.id)).visibility).toBe('public')
})
