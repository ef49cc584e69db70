import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { closeToast, currentToasts } from '@/components/ui/toast-store'
import { reverseInGitLab } from './reverse-in-gitlab'

const fetched = vi.fn<typeof fetch>()
const onSettled = vi.fn()
const options = { itemId: 7, decisionId: 3, title: 'Cheap watches', onSettled }
const bodies = () => fetched.mock.calls.map(([, init]) => JSON.parse(String(init?.body)))
const reversed = (...states: string[]) =>
  Response.json({ decisionId: 3, reversals: states.map((state, id) => ({ id, runAt: '', state })) })
const refused = (details?: unknown) =>
  Response.json({ error: { code: 'conflict', message: '9 others stand.', details } }, { status: 409 })

beforeEach(() => {
  vi.stubGlobal('fetch', fetched)
  fetched.mockReset()
  onSettled.mockReset()
})
afterEach(() => {
  for (const { id } of currentToasts()) closeToast(id)
  vi.unstubAllGlobals()
})

test.each([
  [['SCHEDULED'], 'Being reversed in GitLab'],
  [['PLANNED'], 'Taken back; dry run is on, so GitLab stays as it is'],
  [['REFUSED'], 'Taken back'],
  [[], 'Taken back'],
])('says what becomes of it: %j', async (states, title) => {
  fetched.mockResolvedValueOnce(reversed(...states))
  await reverseInGitLab(options)
  expect(fetched.mock.calls[0]?.[0]).toBe('/api/items/7/reversal')
  expect(bodies()).toEqual([{ decisionId: 3 }])
  expect(currentToasts()).toMatchObject([{ title, detail: 'Cheap watches' }])
  expect(onSettled).toHaveBeenCalledOnce()
})

test('other standing decisions: it says so and offers to insist', async () => {
  fetched
    .mockResolvedValueOnce(refused({ why: 'others_stand', others: 9 }))
    .mockResolvedValueOnce(reversed('SCHEDULED'))
  await reverseInGitLab(options)
  const [toast] = currentToasts()
  expect(toast).toMatchObject({ tone: 'fail', detail: '9 others stand.', action: { label: 'Reverse anyway' } })
  toast?.action?.run()
  await vi.waitFor(() => expect(onSettled).toHaveBeenCalledTimes(2))
  expect(bodies()).toEqual([{ decisionId: 3 }, { decisionId: 3, anyway: true }])
  expect(currentToasts().at(-1)).toMatchObject({ title: 'Being reversed in GitLab' })
})

test('any other refusal offers nothing', async () => {
  fetched.mockResolvedValueOnce(refused())
  await reverseInGitLab(options)
  expect(currentToasts()[0]).toMatchObject({ title: 'Not reversed', action: undefined })
})
