import { expect, test } from 'vitest'
import { CountTable } from '@/training/learners/count-table'

test('counts stay with their keys while the table grows', () => {
  const table = new CountTable()
  const keys = Array.from({ length: 100_000 }, (_, i) => Math.imul(i + 1, 0x9e3779b1) | 1)
  for (const key of keys) {
    const at = table.findOrAdd(key)
    table.first[at] = (table.first[at] as number) + 1
    table.second[at] = key
  }
  // Keys that differ in their lowest bit alone are one here.
  expect(keys.every((key) => table.second[table.find(key)] === key && (table.first[table.find(key)] ?? 0) > 0)).toBe(
    true,
  )
  expect(table.find(2)).toBeLessThan(0)
})
