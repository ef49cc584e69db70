import { expect, test } from 'vitest'
import { oneAtATime } from './one-at-a-time'

test('never two at once, in order, and a failure stops nobody else', async () => {
  const alone = oneAtATime()
  const seen: string[] = []
  let under = 0
  const run = (name: string, fail = false) =>
    alone(async () => {
      expect(++under).toBe(1)
      await new Promise((resolve) => setImmediate(resolve))
      under--
      seen.push(name)
      if (fail) throw new Error(name)
      return name
    })
  const results = await Promise.allSettled([run('a'), run('b', true), run('c')])
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(seen).toEqual(['a', 'b', 'c'])
})
