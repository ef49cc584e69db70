import { afterEach, expect, test } from 'vitest'
import { closeToast, currentToasts } from '@/components/ui/toast-store'
import { AppError } from '@/lib/errors'
import { offerAnyway } from './others-stand'
import { tell } from './tell'

afterEach(() => {
  for (const { id } of currentToasts()) closeToast(id)
})

const failing = (details?: unknown) =>
  Promise.reject(new AppError({ code: 'conflict', message: 'Another decision stands.', details }))

test('a refused reversal offers to insist, only where others stand', async () => {
  let insisted = 0
  const words = {
    id: 'action-1',
    done: () => ({ title: 'Done' }),
    failed: 'Reverse of action 1 failed.',
    offer: (error: unknown) => offerAnyway(error, () => insisted++),
  }
  await tell(failing({ why: 'others_stand', others: 1 }), words)
  const [toast] = currentToasts()
  expect(toast).toMatchObject({ title: words.failed, detail: 'Another decision stands.', tone: 'fail' })
  expect(toast?.action?.label).toBe('Reverse anyway')
  toast?.action?.run()
  expect(insisted).toBe(1)
  for (const details of [undefined, { why: 'decided' }, 'others_stand']) {
    await tell(failing(details), words)
    expect(currentToasts()).toMatchObject([{ title: words.failed, action: undefined }])
  }
})
