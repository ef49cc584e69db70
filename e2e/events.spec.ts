import { expect, test } from './fixtures'
import { uniqueWord } from './spam'

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
