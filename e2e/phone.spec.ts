import type { Page } from '@playwright/test'
import type { QueueRow } from '../lib/review/queue-row'
import { expect, test } from './fixtures'
import type { GitLabControl } from './gitlab-control'
import { queueRows, spamButton, toastWith } from './on-page'
import { findDetail, findRows, setSettings, waitForActions, waitForItem } from './product'
import { spamUser, uniqueWord } from './spam'
import { askDoor, askedOffer } from './spamcheck-door'

test.beforeEach(({ admin }) => setSettings(admin, { dryRun: false, undoSeconds: 60, actionsPerHour: 1_000 }))

const handheld = { as: 'moderator', viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const

async function twoItems(admin: Page, gitlab: GitLabControl): Promise<{ word: string; rows: QueueRow[] }> {
  const word = uniqueWord('thumb')
  for (let count = 0; count < 2; count += 1) {
    const { username } = await spamUser(gitlab, { name: `Casino Pills ${word}` })
    await waitForItem(admin.request, `author=${username}`)
  }
  return { word, rows: await findRows(admin.request, `text=${word}`) }
}

test('a phone does the same with a thumb', async ({ open, gitlab, admin }) => {
  const { word, rows } = await twoItems(admin, gitlab)
  const [first, second] = rows
  const phone = await open(handheld)
  await phone.goto(`/queue?text=${word}`)
  await expect(spamButton(phone)).toBeHidden()
  await queueRows(phone).first().tap()
  await expect(queueRows(phone).first()).toBeHidden()
  await spamButton(phone).tap()
  // What can be undone stays in sight for a minute, and may not cover the buttons for the next item.
  const undo = (row: QueueRow | undefined) => toastWith(phone, `Block @${row?.author?.username}`)
  await expect(undo(first)).toBeVisible()
  await expect(phone.getByRole('article')).toContainText(`by ${second?.author?.username}`)
  await spamButton(phone).tap()
  await expect(undo(second)).toBeVisible()
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(390)

  for (const row of [first, second]) {
    await undo(row).getByRole('button', { name: /^Undo/ }).tap()
    await waitForActions(phone.request, row?.id ?? 0, ['CANCELLED'])
  }
  await expect(spamButton(phone)).toBeVisible()
})

/** A finger that comes down in the middle of the item and goes so many pixels aside and down. */
async function draw(page: Page, dx: number, dy = 0): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const steps = 8
  const at = (step: number) => [{ x: 195 + (dx * step) / steps, y: 420 + (dy * step) / steps }]
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) })
  for (let step = 1; step <= steps; step += 1)
    await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(step) })
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await session.detach()
}

test('a finger drawn over the item decides, and a short or a slanted one doesn’t', async ({ open, gitlab, admin }) => {
  const { word, rows } = await twoItems(admin, gitlab)
  const [first, second] = rows
  const phone = await open(handheld)
  const shown = (row: QueueRow | undefined) =>
    expect(phone.getByRole('article')).toContainText(`by ${row?.author?.username}`)
  await phone.goto(`/queue?text=${word}`)
  await queueRows(phone).first().tap()
  await shown(first)
  for (const [dx, dy] of [
    [-80, 0],
    [80, 0],
    [-150, 180],
  ] as const)
    await draw(phone, dx, dy)
  await shown(first)

  await draw(phone, -170)
  await expect(toastWith(phone, `Spam: Casino Pills ${word}`)).toBeVisible()
  await shown(second)
  expect((await findDetail(phone.request, first?.id ?? 0)).standing).toMatchObject({ kind: 'SPAM', mine: true })
  await draw(phone, 170)
  await expect(toastWith(phone, `Not spam: Casino Pills ${word}`)).toBeVisible()
  expect((await findDetail(phone.request, second?.id ?? 0)).standing).toMatchObject({ kind: 'NOT_SPAM', mine: true })

  const undo = toastWith(phone, `Not spam: Casino Pills ${word}`).getByRole('button', { name: /^Undo/ })
  await undo.click()
  await shown(second)
  await expect.poll(async () => (await findDetail(phone.request, second?.id ?? 0)).standing).toBeNull()
})

test('the Spamcheck page and what GitLab asked about fit a hand', async ({ open, admin }) => {
  const { username, question } = askedOffer()
  await askDoor(question)
  const { id } = await waitForItem(admin.request, `author=${username}`)
  const phone = await open(handheld)
  for (const path of ['/spamcheck', '/spamcheck?tab=calls', '/spamcheck?tab=try', '/spamcheck?tab=connect']) {
    await phone.goto(path)
    await expect(phone.getByRole('tabpanel')).toBeVisible()
    await expect(phone.getByRole('status', { name: /^Loading/ })).toHaveCount(0)
    expect(await phone.evaluate(() => document.documentElement.scrollWidth), path).toBe(390)
  }
  await phone.goto(`/queue?author=${username}`)
  await queueRows(phone).first().tap()
  await expect(phone.getByText('Not in GitLab yet', { exact: true })).toBeVisible()
  await spamButton(phone).tap()
  // Its own title: what the same moderator decided a moment ago may still be told as well.
  await expect(toastWith(phone, `Spam: ${question.title}`)).toBeVisible()
  await expect.poll(async () => (await findDetail(phone.request, id)).standing).toMatchObject({ kind: 'SPAM' })
})
