import type { Route } from '@playwright/test'
import { expect, test } from './fixtures'
import { openQueue, queueRows, spamButton } from './on-page'
import { findDetail, findRows, setSettings, waitForItem } from './product'
import { spamUser, uniqueWord } from './spam'

test('the next item is there before the decision on the last one was answered', async ({
  admin,
  moderator,
  gitlab,
}) => {
  await setSettings(admin, { dryRun: false, undoSeconds: 1 })
  const word = uniqueWord('hurry')
  for (const name of [`Casino Pills ${word}`, `Pills Casino ${word}`]) {
    const { username } = await spamUser(gitlab, { name })
    await waitForItem(moderator.request, `author=${username}`)
  }
  const [first, second] = await findRows(moderator.request, `text=${word}`)
  if (!first || !second) throw new Error('Two items were to be in the queue.')
  // What comes after the chosen item is fetched ahead of being asked for.
  const ahead = moderator.waitForResponse((answer) => answer.url().endsWith(`/api/items/${second.id}`))
  await openQueue(moderator, `text=${word}`)
  await (await ahead).finished()

  const held: Route[] = []
  let holding = true
  await moderator.route('**/api/**', async (route) => {
    if (holding) held.push(route)
    else await route.continue()
  })
  await spamButton(moderator).focus()
  await moderator.keyboard.press('Enter')
  await expect(moderator.getByRole('article')).toContainText(`by ${second.author?.username}`)
  await expect(queueRows(moderator)).toHaveCount(1)
  // The button went with its item; who works by keyboard goes on in the list.
  await expect(moderator.getByRole('listbox', { name: 'Queue' })).toBeFocused()
  expect(held.length).toBeGreaterThan(0)
  expect((await findDetail(admin.request, first.id)).standing).toBeNull()

  holding = false
  for (const route of held) await route.continue()
  await expect.poll(async () => (await findDetail(moderator.request, first.id)).standing?.kind).toBe('SPAM')
})
