import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { collectPerTick } from './collect-per-tick'

test('passes on what came within one turn together, and the next turn by itself', async () => {
  const passedOn: string[][] = []
  const collect = collectPerTick<string>((values) => passedOn.push(values))
  collect('1')
  collect('2')
  await Promise.resolve()
  collect('3')
  expect(passedOn).toEqual([])
  await nextTurn()
  expect(passedOn).toEqual([['1', '2', '3']])
  collect('4')
  await nextTurn()
  expect(passedOn).toEqual([['1', '2', '3'], ['4']])
})
