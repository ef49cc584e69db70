import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvCell } from './csv-cell'

test.each([
  ['plain', '"plain"'],
  ['say "hi"', '"say ""hi"""'],
  ['=cmd|calc', `"'=cmd|calc"`],
  ['+1', `"'+1"`],
  ['-1', `"'-1"`],
  ['@SUM(A1)', `"'@SUM(A1)"`],
  ['  =1+1', `"'  =1+1"`],
  ['\t=1', `"'\t=1"`],
  ['＝1', `"'＝1"`],
  ['a\0b', '"ab"'],
  ['\0\tb', `"'\tb"`],
  ['', '""'],
])('%j becomes %j', (value, cell) => {
  expect(csvCell(value)).toBe(cell)
})

test('no cell can end early or begin like a formula', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (value) => {
      const inner = csvCell(value).slice(1, -1)
      expect(inner.replaceAll('""', '')).not.toContain('"')
      expect(inner).not.toMatch(/^[=+\-@\t\r\n]/)
    }),
  )
})
