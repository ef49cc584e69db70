import { join } from 'node:path'
import { expect, test } from 'vitest'
import { itemKinds, textFields } from '@/lib/fetch/item'
import { dedupe } from '@/training/dedupe'
import { readSeed } from '@/training/read-seed'
import type { Row } from '@/training/row'

const folder = join(import.meta.dirname, 'seed')

test('the seed corpus is valid, has no two items alike, and covers every kind with both labels on both sides', async () => {
  const rows = await readSeed({ folder })
  expect(rows.length).toBeGreaterThanOrEqual(600)
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
  expect(rows.length - dedupe(rows).length).toBeLessThanOrEqual(3)
  for (const kind of itemKinds) {
    for (const spam of [true, false]) {
      for (const heldOut of [true, false]) {
        const count = rows.filter(
          (row) => row.content.kind === kind && row.spam === spam && row.heldOut === heldOut,
        ).length
        expect(count, `${kind} ${spam ? 'spam' : 'ham'} ${heldOut ? 'held out' : 'train'}`).toBeGreaterThan(0)
      }
    }
  }
})

test('items only have fields of their kind', async () => {
  for (const { id, content } of await readSeed({ folder })) {
    const known: readonly string[] = textFields[content.kind]
    expect(
      Object.keys(content.fields).filter((field) => !known.includes(field)),
      id,
    ).toEqual([])
  }
})

test('at least fifteen languages', async () => {
  const rows = await readSeed({ folder })
  expect(new Set(rows.map(({ meta }) => meta.lang)).size).toBeGreaterThanOrEqual(15)
})

test('the two items of a pair have different labels and stand on the same side', async () => {
  const pairs = new Map<string, Row[]>()
  for (const row of await readSeed({ folder })) pairs.set(row.cluster, [...(pairs.get(row.cluster) ?? []), row])
  const twins = [...pairs.values()].filter((rows) => rows.length > 1)
  expect(twins.length).toBeGreaterThan(1_000)
  for (const rows of twins) {
    const ids = rows.map(({ id }) => id).join(', ')
    expect(new Set(rows.map(({ heldOut }) => heldOut)).size, ids).toBe(1)
    expect(rows.map(({ spam }) => spam).sort(), ids).toEqual([false, true])
  }
})
