import { expectAccessible } from './axe'
import { expect, test } from './fixtures'
import { decide, findDetail, setSettings, waitForItem } from './product'
import { spamIssue, uniqueWord } from './spam'

test.beforeEach(({ admin }) => setSettings(admin, { dryRun: true }))

test('an item says what would change its score, as the model itself scores it', async ({ moderator, gitlab }) => {
  const domain = `${uniqueWord('win')}.example`
  const { word } = await spamIssue(gitlab, {
    description: `Best casino bonus, play now at https://${domain}/start or call +1 (800) 555-0142`,
  })
  const row = await waitForItem(moderator.request, `text=${word}`)
  const { verdict } = await findDetail(moderator.request, row.id)
  expect(verdict?.whatIf?.score).toBeCloseTo(row.score ?? 0, 6)
  expect(verdict?.whatIf?.changes.length).toBeGreaterThan(0)

  await moderator.goto(`/items/${row.id}`)
  const changes = moderator.getByRole('list', { name: 'What would change it' }).getByRole('listitem')
  await expect(changes).toHaveCount(verdict?.whatIf?.changes.length ?? 0)
  for (const [index, { text }] of (verdict?.whatIf?.changes ?? []).entries()) {
    await expect(changes.nth(index)).toContainText(text)
    await expect(changes.nth(index)).toContainText(/score \d{1,2}$/)
  }
  await expectAccessible(moderator, 'an item with what would change it')
})

test('what was decided on a link is told where it is met again', async ({ moderator, gitlab }) => {
  const domain = `${uniqueWord('pills')}.example`
  const description = `Cheap casino pills, order now at https://${domain}/a, limited offer!`
  const first = await spamIssue(gitlab, { description })
  await decide(moderator.request, (await waitForItem(moderator.request, `text=${first.word}`)).id, 'SPAM')
  const second = await spamIssue(gitlab, { description: `${description} Ask ${first.word}.` })
  const row = await waitForItem(moderator.request, `text=${second.word}`)

  await moderator.goto(`/items/${row.id}`)
  const known = moderator.getByRole('list', { name: 'Known here' })
  await expect(known.filter({ hasText: 'in 1 known spam, 0 not spam' })).toHaveCount(1)
  await moderator.getByRole('tab', { name: /^Links/ }).click()
  await expect(moderator.getByRole('tabpanel', { name: /^Links/ })).toContainText('in 1 known spam, 0 not spam')
})
