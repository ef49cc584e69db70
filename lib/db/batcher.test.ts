import { describe, expect, test } from 'vitest'
import { createBatcher } from './batcher'

describe('createBatcher', () => {
  test('carries what arrives together in one batch and answers each its own result', async () => {
    const batches: number[][] = []
    const batcher = createBatcher<number, number>({
      maxValues: 100,
      run: async (values) => {
        batches.push(values)
        return values.map((value) => value * 2)
      },
    })
    expect(await Promise.all([1, 2, 3].map(batcher.add))).toEqual([2, 4, 6])
    expect(batches).toEqual([[1, 2, 3]])
  })

  test('gathers while a batch is in flight, within count and weight', async () => {
    const batches: number[][] = []
    const batcher = createBatcher<number, number>({
      maxValues: 3,
      maxWeight: 10,
      weigh: (value) => value,
      run: async (values) => {
        batches.push(values)
        return values
      },
    })
    await Promise.all([1, 1, 1, 1, 9, 50, 2].map(batcher.add))
    expect(batches).toEqual([[1, 1, 1], [1, 9], [50], [2]])
  })

  test('a failed batch rejects its own values only', async () => {
    const batcher = createBatcher<string, string>({
      maxValues: 1,
      run: async (values) => {
        if (values[0] === 'bad') throw new Error('refused')
        return values
      },
    })
    const results = await Promise.allSettled(['good', 'bad', 'fine'].map(batcher.add))
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    await batcher.idle()
    expect(await batcher.add('again')).toBe('again')
  })

  test('one bad value fails alone where the failure is a value’s fault', async () => {
    const batcher = createBatcher<string, string>({
      maxValues: 100,
      splitOn: (error) => error instanceof RangeError,
      run: async (values) => {
        if (values.includes('bad')) throw new RangeError('refused')
        if (values.includes('down')) throw new Error('down')
        return values
      },
    })
    const results = await Promise.allSettled(['a', 'b', 'bad', 'c', 'd'].map(batcher.add))
    expect(results.map((result) => result.status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ])
    const outage = await Promise.allSettled(['a', 'down'].map(batcher.add))
    expect(outage.map((result) => result.status)).toEqual(['rejected', 'rejected'])
  })
})
