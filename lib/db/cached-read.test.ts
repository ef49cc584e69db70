import { expect, test, vi } from 'vitest'
import { createCachedRead } from './cached-read'

test('asks once for many who wait at the same time, and not again while fresh', async () => {
  const read = vi.fn(async () => 'value')
  const cached = createCachedRead({ read, maxAgeMs: 1000 })
  expect(await Promise.all([cached.get(), cached.get(), cached.get()])).toEqual(['value', 'value', 'value'])
  await cached.get()
  expect(read).toHaveBeenCalledTimes(1)
})

test('reads again after a drop and when too old', async () => {
  let count = 0
  const cached = createCachedRead({ read: async () => ++count, maxAgeMs: 1000 })
  expect(await cached.get()).toBe(1)
  cached.drop()
  expect(await cached.get()).toBe(2)
  const old = createCachedRead({ read: async () => ++count, maxAgeMs: 0 })
  expect(await old.get()).toBe(3)
  expect(await old.get()).toBe(4)
})

test('what was being read during a drop is not kept', async () => {
  const answers: ((value: string) => void)[] = []
  const cached = createCachedRead({
    read: () => new Promise<string>((resolve) => answers.push(resolve)),
    maxAgeMs: 1000,
  })
  const before = cached.get()
  cached.drop()
  const after = cached.get()
  answers[1]?.('new')
  answers[0]?.('old')
  expect(await before).toBe('old')
  expect(await after).toBe('new')
  expect(await cached.get()).toBe('new')
})

test('a failed read is tried again by the next who asks', async () => {
  const read = vi.fn<() => Promise<string>>().mockRejectedValueOnce(new Error('down')).mockResolvedValue('up')
  const cached = createCachedRead({ read, maxAgeMs: 1000 })
  await expect(cached.get()).rejects.toThrow('down')
  expect(await cached.get()).toBe('up')
})
