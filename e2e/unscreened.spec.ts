import { expectAccessible } from './axe'
import { expect, test } from './fixtures'
import { makeDue } from './make-due'
import { ask } from './session'
import { readState } from './state'

type EventRow = { id: string; state: string; attempts: number; reason: string | null }

test('what was given up is shown with its reason, and comes through when it is replayed', async ({ admin, gitlab }) => {
  const subject = `issue:${readState().unscreenable}`
  const find = async (): Promise<EventRow | undefined> =>
    (await ask<{ rows: EventRow[] }>(admin.request, 'GET', `/api/events?subject=${subject}`)).rows[0]
  let tries = -1
  const findHurried = async () => {
    const event = await find()
    // Each failed try is followed by a wait, which is cut short once.
    if (event?.state === 'OPEN' && event.attempts > tries) {
      tries = event.attempts
      await makeDue(event.id)
    }
    return event?.state
  }
  test.setTimeout(180_000)
  await expect.poll(findHurried, { timeout: 120_000, intervals: [100] }).toBe('DEAD')
  expect(await find()).toMatchObject({ attempts: 8, reason: 'gitlab_invalid_answer' })
  const id = (await find())?.id ?? ''

  await admin.goto('/events')
  const dead = admin.getByRole('region', { name: 'Dead letters' })
  await expect(dead).toContainText('One event could not be screened')
  await dead.getByRole('button', { name: 'Replay it' }).click()
  await expect(admin.getByRole('dialog', { name: /^Replay 1/ })).toBeVisible()
  await expectAccessible(admin, 'replaying dead letters')
  await admin.getByRole('button', { name: 'Cancel' }).click()
  await dead.getByRole('button', { name: 'Show' }).click()
  await expect(admin).toHaveURL(/state=DEAD/)
  const row = admin.getByRole('table', { name: 'Events' }).getByRole('row').filter({ hasText: subject })
  await expect(row.getByRole('cell', { name: '8', exact: true })).toBeVisible()
  await gitlab.heal()
  await row.getByRole('button', { name: `Replay event ${id}` }).click()
  await expect.poll(async () => (await find())?.state, { timeout: 20_000 }).toBe('DONE')
  await expect(dead).toHaveCount(0)
  await admin.goto(`/events/${id}`)
  await expect(admin.getByText('Failed tries').locator('xpath=following-sibling::dd[1]')).toHaveText('none')
  await admin.goto('/audit?action=event.')
  await expect(admin.getByRole('list', { name: 'Audit log' })).toContainText(`event:${id}`)
})
