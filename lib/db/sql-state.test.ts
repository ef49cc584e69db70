import { expect, test } from 'vitest'
import { isDatabaseOutage, isRefusedRow } from './sql-state'

const coded = (code: string) => Object.assign(new Error('x'), { code })

test.each([
  [coded('57P01'), true],
  [coded('08006'), true],
  [coded('40P01'), true],
  [coded('53300'), true],
  [coded('ECONNREFUSED'), true],
  [coded('P1001'), true],
  [new Error('Connection terminated unexpectedly'), true],
  [new Error('timeout exceeded when trying to connect'), true],
  [coded('22P05'), false],
  [coded('42P01'), false],
  [new Error('a bug'), false],
  ['text', false],
])('%o is an outage: %s', (error, expected) => {
  expect(isDatabaseOutage(error)).toBe(expected)
})

test.each([
  [coded('22P05'), true],
  [coded('23503'), true],
  [coded('57P01'), false],
  [new Error('a bug'), false],
])('%o is the fault of a row: %s', (error, expected) => {
  expect(isRefusedRow(error)).toBe(expected)
})
