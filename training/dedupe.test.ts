import { expect, test } from 'vitest'
import { dedupe } from '@/training/dedupe'
import type { Row } from '@/training/row'

function row(id: string, body: string, spam = true, cluster = id): Row {
  return { id, source: 'seed', spam, content: { kind: 'note', fields: { body } }, cluster, heldOut: false, meta: {} }
}

const long =
  'Buy verified accounts from us today, we deliver within one hour and offer a full replacement guarantee to every customer'

test('copies and near-copies go, whatever their case, digits, signs and letter forms', () => {
  const kept = dedupe([
    row('a', `${long} 555-0100`),
    row('b', `${long.toUpperCase()} 555-0199!!`),
    row('c', `${long} now.`),
    row('d', 'something else'),
  ])
  expect(kept.map(({ id }) => id)).toEqual(['a', 'd'])
})

test('the same text with both labels keeps one of each, in one cluster', () => {
  const kept = dedupe([row('a', long), row('b', long, false), row('c', long)])
  expect(kept.map(({ id, cluster }) => [id, cluster])).toEqual([
    ['a', 'a'],
    ['b', 'a'],
  ])
})

test('texts on the same subject stay apart', () => {
  expect(
    dedupe([row('a', 'the parser fails on empty input'), row('b', 'the parser fails on very long lines of input')]),
  ).toHaveLength(2)
})
