import { expect, test } from 'vitest'
import { axisOf, beginsAtEdge, isFarEnough, swipeOf } from './swipe'

test.each([
  [5, 5, null],
  [-11, 3, null],
  [-30, 4, 'x'],
  [30, -19, 'x'],
  [30, 25, 'y'],
  [2, 40, 'y'],
])('a finger that went %d, %d goes along %s', (dx, dy, axis) => {
  expect(axisOf(dx, dy)).toBe(axis)
})

test('a third of the item is far enough, whatever it measures', () => {
  expect([isFarEnough(-136, 390), isFarEnough(-137, 390), isFarEnough(137, 390)]).toEqual([false, true, true])
  expect(isFarEnough(89, 100)).toBe(false)
  expect(isFarEnough(180, 2_000)).toBe(true)
})

test('left is spam, right is not', () => {
  expect([swipeOf(-1), swipeOf(1)]).toEqual(['SPAM', 'NOT_SPAM'])
})

test('the edges are the browser’s', () => {
  expect([beginsAtEdge(10, 390), beginsAtEdge(200, 390), beginsAtEdge(380, 390)]).toEqual([true, false, true])
})
