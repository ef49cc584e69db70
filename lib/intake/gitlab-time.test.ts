import { expect, test } from 'vitest'
import { gitlabTime } from './gitlab-time'

test.each([
  ['2012-07-21T07:30:54Z', '2012-07-21T07:30:54.000Z'],
  ['2019-06-05T14:32:20.211Z', '2019-06-05T14:32:20.211Z'],
  ['2024-02-29T10:00:00.123456+02:00', '2024-02-29T08:00:00.123Z'],
  ['2015-05-17 17:06:40 UTC', '2015-05-17T17:06:40.000Z'],
  ['2015-05-17 17:06:40 +0200', '2015-05-17T15:06:40.000Z'],
])('reads %s', (text, expected) => {
  expect(gitlabTime(text)?.toISOString()).toBe(expected)
})

test.each([
  undefined,
  null,
  1_700_000_000,
  '',
  'yesterday',
  '2012-07-21',
  '2012-13-21T07:30:54Z',
  '2012-07-21T07:30:54',
  `2012-07-21T07:30:54.${'0'.repeat(100_000)}Z`,
])('has no time for %s', (text) => {
  expect(gitlabTime(text)).toBeUndefined()
})
