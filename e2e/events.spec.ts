import { Client } from 'pg'
import { expect, test } from './fixtures'
import { ask } from './session'
import { uniqueWord } from './spam'
import { readState } from './state'

type EventRow = { id: string; state: string; attempts: number }

test('what was given up is shown with its reason, and comes through when it is replayed', async ({ admin, gitlab }) => {
  const owner = await gitlab.create('user')
  const project = await gitlab.create('project', { creatorId: owner.id })
  // A proxy's page in the place of GitLab's answer, for as long as somebody has not mended it.
  await gitlab.fail({ kind: 'html-200', match: { path: `/projects/${project.id}/issues/` } })
  const issue = await gitlab.create('issue', { projectId: project.id, title: `Lamp ${uniqueWord('broken')}` })
  const find = async (): Promise<EventRow | undefined> =>
    (await ask<{ rows: EventRow[] }>(admin.request, 'GET', `/api/events?subject=issue:${issue.id}`)).rows[0]
  await expect.poll(async () => (await find())?.attempts).toBeGreaterThan(0)
  const id = (await find())?.id ?? ''
  await pretendManyTries(id)
  await expect.poll(async () => (await find())?.state, { timeout: 20_000 }).toBe('DEAD')

  await admin.goto('/events')
  const dead = admin.getByRole('region', { name: 'Dead letters' })
  await expect(dead).toContainText('could not be screened')
  await dead.getByRole('button', { name: 'Show' }).first().click()
  await expect(admin).toHaveURL(/state=DEAD/)
  await gitlab.heal()
  await admin.getByRole('button', { name: `Replay event ${id}` }).click()
  await expect.poll(async () => (await find())?.state, { timeout: 20_000 }).toBe('DONE')
  await expect(dead).toHaveCount(0)
  await admin.goto('/audit?action=event.')
  await expect(admin.getByRole('list', { name: 'Audit log' })).toContainText(`event:${id}`)
})

/** As if it had failed for some minutes: the last of its tries is a real one. */
async function pretendManyTries(eventId: string): Promise<void> {
  const client = new Client({ connectionString: readState().env.DATABASE_URL })
  await client.connect()
  try {
    await client.query('UPDATE event SET attempts = 7, next_at = now() WHERE id = $1', [eventId])
  } finally {
    await client.end()
  }
}

test('events can be filtered by kind and state, and the address says so', async ({ viewer, gitlab }) => {
  const group = await gitlab.create('group', { name: `Choir ${uniqueWord('choir')}` })
  const member = await gitlab.create('user')
  await gitlab.create('member' as 'group', { groupId: group.id, userId: member.id })
  await viewer.goto('/events')
  await viewer.getByRole('combobox', { name: 'kind' }).selectOption('group_create')
  await expect(viewer).toHaveURL(/kind=group_create/)
  const rows = viewer.getByRole('table', { name: 'Events' }).getByRole('row')
  await expect(rows.filter({ hasText: 'user_create' })).toHaveCount(0)
  await expect(rows.filter({ hasText: 'group_create' }).first()).toBeVisible()
  await viewer.reload()
  await expect(viewer.getByRole('combobox', { name: 'kind' })).toHaveValue('group_create')
  await viewer.getByRole('link', { name: 'group_create' }).first().click()
  await expect(viewer.getByRole('heading', { name: 'Body' })).toBeVisible()
  await expect(viewer.getByText('"event_name": "group_create"')).toBeVisible()
})
