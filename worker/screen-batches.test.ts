import { expect, test, vi } from 'vitest'
import { log } from '@/lib/log'
import { screenBatches } from './screen-batches'

type Under = { eventId: string; suspect: boolean; end: (error?: Error) => void }

/** A hand whose events end when the test says so. */
function hand(concurrency: number, stillOpen = async (ids: string[]) => ids) {
  const under: Under[] = []
  const ended: string[] = []
  const warn = vi.spyOn(log, 'warn').mockReturnValue()
  const screen = (eventId: string, suspect: boolean) =>
    new Promise<void>((resolve, reject) => {
      const end = (error?: Error): void => {
        under.splice(
          under.findIndex((one) => one.eventId === eventId),
          1,
        )
        if (error) reject(error)
        else resolve()
      }
      under.push({ eventId, suspect, end })
    })
  const run = screenBatches({ concurrency, screen, stillOpen, log })
  const batch = (eventIds: string[], suspect = false) =>
    run({ eventIds, suspect, onEnded: (eventId) => void ended.push(eventId) })
  const ids = () => under.map(({ eventId }) => eventId)
  const end = (eventId: string, error?: Error) => under.find((one) => one.eventId === eventId)?.end(error)
  return { batch, ids, end, under, ended: () => ended, warn }
}

test('no more events at once than allowed, whatever batches they came in', async () => {
  const { batch, ids, end, ended } = hand(3)
  const both = Promise.all([batch(['1', '2']), batch(['3', '4', '5'])])
  await expect.poll(ids).toEqual(['1', '2', '3'])
  end('2')
  await expect.poll(ids).toEqual(['1', '3', '4'])
  expect(ended()).toEqual(['2'])
  for (const id of ['1', '3', '4']) end(id)
  await expect.poll(ids).toEqual(['5'])
  end('5')
  await both
  expect(ended()).toEqual(['2', '1', '3', '4', '5'])
})

test('an id in hand is not begun a second time: its second batch ends with it', async () => {
  const { batch, ids, end, ended } = hand(9)
  const first = batch(['1', '2'])
  let secondEnded = false
  const second = batch(['2', '3'], true).then(() => {
    secondEnded = true
  })
  await expect.poll(ids).toEqual(['1', '2', '3'])
  end('1')
  end('3')
  await expect.poll(ended).toEqual(['1', '3'])
  expect(secondEnded).toBe(false)
  end('2')
  await Promise.all([first, second])
  // In each of the batches that it is in.
  expect(ended()).toEqual(['1', '3', '2', '2'])
  const again = batch(['2'])
  await expect.poll(ids).toEqual(['2'])
  end('2')
  await again
})

test('suspects are tried one at a time over all batches, and what has ended costs nothing', async () => {
  const { batch, ids, end, under, ended } = hand(9, async (given) => given.filter((id) => id !== '1').reverse())
  const all = Promise.all([batch(['1', '2', '3'], true), batch(['4', '5'], true), batch(['6'])])
  await expect.poll(ids).toEqual(['6', '3'])
  expect(ended()).toEqual(['1'])
  expect(under.map(({ suspect }) => suspect)).toEqual([false, true])
  for (const [id, next] of [
    ['3', '2'],
    ['2', '5'],
    ['5', '4'],
  ] as const) {
    end(id)
    await expect.poll(ids).toEqual(['6', next])
  }
  end('4')
  end('6')
  await all
})

test('one whose end could not be written down fails none of the others, and says so', async () => {
  const { batch, ids, end, warn } = hand(2)
  const both = batch(['1', '2', '3'])
  await expect.poll(ids).toEqual(['1', '2'])
  end('1', new Error('Postgres is away'))
  await expect.poll(ids).toEqual(['2', '3'])
  end('2')
  end('3')
  await both
  expect(warn).toHaveBeenCalledWith(expect.objectContaining({ failed: 1, of: 3 }), expect.any(String))
})
