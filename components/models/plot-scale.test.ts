import { expect, test } from 'vitest'
import { lineThrough, plot, radiusOf, xOf, yOf } from './plot-scale'

test('shares stay inside the frame, and more is higher and further right', () => {
  expect(xOf(0)).toBe(plot.left)
  expect(xOf(1)).toBe(plot.width - plot.right)
  expect(yOf(0)).toBe(plot.height - plot.bottom)
  expect(yOf(1)).toBe(plot.top)
})

test('a line is a list of points as SVG wants it', () => {
  expect(
    lineThrough([
      [0, 1],
      [1, 0],
    ]),
  ).toBe(`${plot.left},${plot.top} ${plot.width - plot.right},${plot.height - plot.bottom}`)
})

test('the area of a dot tells how many items are in its bin', () => {
  expect(radiusOf(100, 100)).toBe(8)
  expect(radiusOf(25, 100)).toBe(5.5)
  expect(radiusOf(0, 0)).toBe(3)
})
