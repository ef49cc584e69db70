import { Pool } from 'pg'
import { expect, test, vi } from 'vitest'
import { log } from '../log'
import { createCallJoiner } from './call-joiner'

const textKey = Buffer.alloc(32)

/** A pool whose answers are given here; nothing connects. */
function fakePool(answer: (text: string) => { rows: unknown[] }) {
  const pool = new Pool()
  const texts: string[] = []
  const joined: unknown[] = []
  vi.spyOn(pool, 'query').mockImplementation(async (query: string | { text: string; values: unknown[] }) => {
    const text = typeof query === 'string' ? query : query.text
    texts.push(text)
    const given = answer(text)
    if (typeof query === 'object') joined.push(...query.values.flat())
    return given
  })
  return { pool, texts, joined }
}

test('where GitLab has never asked, versions cost one question for all of them', async () => {
  const { pool, texts } = fakePool(() => ({ rows: [{ asked: false }] }))
  const joiner = createCallJoiner({ pool, log })
  for (let versionId = 1; versionId <= 50; versionId++) await joiner.join({ versionId, textKey })
  expect(texts).toHaveLength(1)
})

test('what GitLab never asks about costs nothing', async () => {
  const { pool, texts } = fakePool(() => ({ rows: [{ asked: true }] }))
  await createCallJoiner({ pool, log }).join({ versionId: 1, textKey: null })
  expect(texts).toEqual([])
})

test('versions that come together share one look', async () => {
  const { pool, texts } = fakePool((text) => ({
    rows: text.includes('EXISTS (SELECT FROM spamcheck_call)') ? [{ asked: true }] : [],
  }))
  const joiner = createCallJoiner({ pool, log })
  await joiner.join({ versionId: 1, textKey })
  const before = texts.length
  await Promise.all([2, 3, 4, 5].map((versionId) => joiner.join({ versionId, textKey })))
  expect(texts.length - before).toBe(1)
})

test('a database that is away is no failure of the event: the hourly look finds it', async () => {
  const { pool } = fakePool(() => {
    throw new Error('connect ECONNREFUSED')
  })
  await expect(createCallJoiner({ pool, log }).join({ versionId: 1, textKey })).resolves.toBeUndefined()
})

test('what failed is tried again with the next version, and once it worked no more', async () => {
  let isAway = true
  const { pool, joined } = fakePool((text) => {
    if (isAway) throw new Error('connect ECONNREFUSED')
    return { rows: text.includes('EXISTS (SELECT FROM spamcheck_call)') ? [{ asked: true }] : [] }
  })
  const joiner = createCallJoiner({ pool, log })
  await joiner.join({ versionId: 1, textKey })
  await joiner.join({ versionId: 2, textKey })
  expect(joined).toEqual([])
  isAway = false
  await joiner.join({ versionId: 3, textKey })
  expect(joined.sort()).toEqual([1, 2, 3])
  await joiner.join({ versionId: 4, textKey })
  expect(joined.sort()).toEqual([1, 2, 3, 4])
})
