import type { Page } from '@playwright/test'
import { defaultSpamcheckSettings } from '../lib/settings/spamcheck-settings'
import { expect, test } from './fixtures'
import { openQueue, queueRows, spamButton, toastWith } from './on-page'
import { findDetail, setSettings, waitForItem } from './product'
import { ask } from './session'
import { offer, uniqueWord } from './spam'
import { askDoor, askedOffer } from './spamcheck-door'
import { readState } from './state'

test.beforeEach(({ admin }) =>
  setSettings(admin, { dryRun: true, undoSeconds: 60, spamcheck: defaultSpamcheckSettings }),
)

type Calls = { rows: { id: string; verdict: string; judged: string }[] }
const callsOf = (page: Page, author: string) =>
  ask<Calls>(page.request, 'GET', `/api/spamcheck/calls?author=${author}`).then(({ rows }) => rows)

test('what GitLab asks is answered, listed and shown; a viewer sees it without its words', async ({
  moderator,
  viewer,
}) => {
  const { word, username, question } = askedOffer()
  expect(await askDoor(question)).toMatchObject({ verdict: 'CONDITIONAL_ALLOW', evaluated: true })
  const { id } = await waitForItem(moderator.request, `author=${username}`)

  await moderator.goto(`/spamcheck?tab=calls&author=${username}`)
  const row = moderator.getByRole('table', { name: 'Calls' }).getByRole('row').filter({ hasText: username })
  await expect(row).toContainText('Conditional allow')
  await row.getByRole('link', { name: 'Issue' }).click()
  await expect(moderator.getByText(`Cheap casino pills ${word}`)).toBeVisible()
  await expect(moderator.getByRole('list', { name: 'Reasons, strongest first' })).toBeVisible()
  const address = moderator.url()

  await openQueue(moderator, `author=${username}&asked=yes`)
  await expect(queueRows(moderator)).toContainText('Not in GitLab yet')
  const article = moderator.getByRole('article')
  await expect(article).toContainText('GitLab was told to ask for a CAPTCHA')
  await expect(article.getByRole('list', { name: 'Asked before saving' })).toContainText('answered CAPTCHA')
  await expect(article.getByRole('link', { name: 'Open in GitLab' })).toHaveCount(0)
  await expect(moderator.getByRole('region', { name: 'Decision' })).toContainText('nothing in GitLab yet')

  for (const path of [address, `/items/${id}`, `/queue?author=${username}`, '/actions']) {
    await viewer.goto(path)
    await expect(viewer.getByRole('main')).toBeVisible()
    expect(await viewer.content(), path).not.toContain(word)
  }
  await viewer.goto(address)
  await expect(viewer.getByText('Text withheld')).toBeVisible()
  await viewer.goto(`/items/${id}`)
  await expect(viewer.getByRole('heading', { name: 'Text withheld' })).toBeVisible()
  await viewer.goto(`/queue?text=${word}`)
  await expect(viewer.getByText('Nothing matches these filters')).toBeVisible()
})

test('what GitLab saves afterwards is one item with both verdicts, and the page follows', async ({
  moderator,
  gitlab,
}) => {
  const owner = await gitlab.create('user')
  const project = await gitlab.create('project', {
    creatorId: owner.id,
    path: uniqueWord('yard'),
    visibility: 'public',
  })
  const author = await gitlab.create('user', { username: uniqueWord('solver') })
  const title = `Cheap casino pills ${uniqueWord('saved')}`
  const { question } = askedOffer({ title, user: { id: author.id, username: author.username } })
  await askDoor(question)
  const asked = await waitForItem(moderator.request, `author=${author.username}&kind=issue`)
  await moderator.goto(`/items/${asked.id}`)
  await expect(moderator.getByText('Not in GitLab yet', { exact: true })).toBeVisible()
  // Nothing is told to a page before its stream has begun.
  await expect(moderator.getByText('Live', { exact: true })).toBeVisible()

  await gitlab.create('issue', { projectId: project.id, authorId: author.id, title, description: offer })
  await expect(toastWith(moderator, 'GitLab has saved it.')).toBeVisible()
  await expect(moderator).not.toHaveURL(new RegExp(`/items/${asked.id}$`))
  const article = moderator.getByRole('article')
  await expect(article.getByRole('list', { name: 'Asked before saving' })).toContainText('GitLab asked before saving')
  await expect(article.getByRole('link', { name: 'Open in GitLab' })).toBeVisible()
  await expect(spamButton(moderator)).toBeEnabled()
  const rows = await callsOf(moderator, author.username)
  expect(rows).toHaveLength(1)

  await moderator.goto(`/items/${asked.id}`)
  await expect(moderator.getByRole('link', { name: 'Open in GitLab' })).toBeVisible()
  await moderator.goto(`/spamcheck/calls/${rows[0]?.id}`)
  await expect(moderator.getByText('The item has been seen since')).toBeVisible()
})

test('the page tells how the door fares, what it answered, and what to enter in GitLab', async ({ admin, viewer }) => {
  await askDoor(askedOffer().question)
  await admin.goto('/spamcheck')
  const door = admin.getByRole('region', { name: /^Door of worker/ })
  await expect(door.first()).toContainText('Open')
  await expect(admin.getByRole('table', { name: 'Answers by kind' })).toContainText('Issues')
  await admin.getByText('The hours as a table').click()
  await expect(admin.getByRole('table', { name: 'Answers by the hour' }).getByRole('row')).toHaveCount(25)

  await admin.getByRole('tab', { name: 'Enter in GitLab' }).click()
  await expect(admin).toHaveURL(/tab=connect/)
  await expect(admin.getByText(/^curl --request PUT/)).toContainText('spam_check_api_key=$SPAMCHECK_KEY')
  await expect(admin.getByRole('heading', { name: 'What GitLab says it is set to' })).toBeVisible()
  expect(await admin.content()).not.toContain(readState().env.SPAMCHECK_KEYS ?? 'no key')

  await viewer.goto('/spamcheck?tab=connect')
  await expect(viewer.getByText('Admins also see here')).toBeVisible()
  await expect(viewer.getByRole('tab', { name: 'Try it' })).toHaveCount(0)
})

test('an answer is tried without anything being stored or standing in the address', async ({ moderator }) => {
  const username = uniqueWord('tried')
  await moderator.goto('/spamcheck?tab=try')
  await moderator.getByRole('combobox', { name: 'Asked about' }).selectOption('Merge requests')
  await moderator.getByRole('textbox', { name: 'Title' }).fill('Casino pills')
  await moderator.getByRole('textbox', { name: 'Text' }).fill(offer)
  await moderator.getByRole('textbox', { name: 'Username (optional)' }).fill(username)
  await moderator.getByRole('button', { name: 'Try it', exact: true }).click()
  const answer = moderator.getByRole('region', { name: 'Answer' })
  await expect(answer).toContainText('GitLab saves it.')
  await expect(answer).toContainText('Without the limits it would be')
  await moderator.getByRole('combobox', { name: 'Asked about' }).selectOption('Issues')
  await moderator.getByRole('button', { name: 'Try it', exact: true }).click()
  await expect(answer).toContainText('GitLab asks for a CAPTCHA')
  expect(moderator.url()).not.toMatch(/asino|pills|tried/)
  expect(await callsOf(moderator, username)).toEqual([])
})

test('only watching is saved after a look at what it changes; a ban without a person takes a word', async ({
  admin,
}) => {
  await askDoor(askedOffer().question)
  await admin.goto('/settings#spamcheck')
  await admin.getByRole('switch', { name: 'Only watch (monitor mode)' }).check()
  await admin.getByRole('switch', { name: 'Block may be chosen: GitLab bans at once' }).check()
  await admin.getByRole('button', { name: 'Review and save' }).click()
  const sheet = admin.getByRole('dialog', { name: 'Review and save' })
  await expect(sheet.getByRole('list', { name: 'Answers that would differ' })).toContainText(
    'allow instead of conditional allow',
  )
  await sheet.getByRole('textbox', { name: 'Reason' }).fill('To see what it would do.')
  const word = sheet.getByRole('textbox', { name: 'Type ban to confirm' })
  await word.fill('yes')
  await sheet.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(sheet.getByRole('alert')).toContainText('Type ban to confirm')
  await word.fill('ban')
  await sheet.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(toastWith(admin, /Saved as version \d+/)).toBeVisible()

  const { username, question } = askedOffer()
  await expect.poll(async () => (await askDoor(question)).verdict, { intervals: [100] }).toBe('ALLOW')
  await expect
    .poll(async () => (await callsOf(admin, username)).find(({ verdict }) => verdict === 'ALLOW')?.judged)
    .toBe('CONDITIONAL_ALLOW')
  await admin.goto(`/spamcheck?tab=calls&author=${username}`)
  await expect(admin.getByText('would be').filter({ visible: true }).first()).toBeVisible()
  await setSettings(admin, { spamcheck: defaultSpamcheckSettings })
})

test('a door that is shut, no worker, and nothing asked yet say what to do', async ({ admin }) => {
  const { workers, ...rest } = await ask<{ workers: { id: string; door: object }[] }>(
    admin.request,
    'GET',
    '/api/spamcheck',
  )
  const shut = {
    ...workers[0],
    door: { ...workers[0]?.door, shut: 'Set SPAMCHECK_KEYS.', grpc: null, http: null, keys: [] },
  }
  await admin.route('**/api/spamcheck', (route) => route.fulfill({ json: { ...rest, workers: [shut] } }))
  const none = { since: new Date(0), total: 0, kinds: [], hours: [], ever: false }
  await admin.route('**/api/spamcheck/counts', (route) => route.fulfill({ json: none }))
  await admin.goto('/spamcheck')
  await expect(admin.getByRole('alert').filter({ hasText: 'Set SPAMCHECK_KEYS.' })).toBeVisible()
  await expect(admin.getByText('GitLab has asked nothing yet')).toBeVisible()
  await admin.route('**/api/spamcheck', (route) => route.fulfill({ json: { ...rest, workers: [] } }))
  await admin.reload()
  await expect(admin.getByText('No worker is running')).toBeVisible()
  await admin.getByRole('button', { name: 'What to enter in GitLab' }).click()
  await expect(admin.getByRole('heading', { name: 'Enter this in GitLab' })).toBeVisible()
})

test('a decision on something that GitLab saved in between leads to what it is now', async ({ moderator, gitlab }) => {
  const author = await gitlab.create('user', { username: uniqueWord('hasty') })
  const owner = await gitlab.create('user')
  const project = await gitlab.create('project', {
    creatorId: owner.id,
    path: uniqueWord('lane'),
    visibility: 'public',
  })
  const title = `Cheap casino pills ${uniqueWord('between')}`
  await askDoor(askedOffer({ title, user: { id: author.id, username: author.username } }).question)
  const asked = await waitForItem(moderator.request, `author=${author.username}&kind=issue`)
  const { version } = await findDetail(moderator.request, asked.id)
  await gitlab.create('issue', { projectId: project.id, authorId: author.id, title, description: offer })
  await expect
    .poll(async () => (await moderator.request.get(`/api/items/${asked.id}`)).status(), { intervals: [100] })
    .toBe(409)
  const decision = { kind: 'SPAM', versionId: version?.id }
  await expect(ask(moderator.request, 'PUT', `/api/items/${asked.id}/decision`, decision)).rejects.toThrow(
    'GitLab has saved this meanwhile',
  )
})
