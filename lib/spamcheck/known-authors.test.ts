import type { Pool } from 'pg'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { createKnownAuthors } from './known-authors'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A database that knows of these authors, until it is told to fail. */
function setUp({ changed = '', remarkable = '' } = {}) {
  const asked: { name: string; values: number[] }[] = []
  const says = { changed, remarkable, failing: false }
  const query = async (config: { name: string; values: number[] }) => {
    asked.push(config)
    if (says.failing) throw new Error('away')
    if (config.name === 'spamcheck-changed-authors')
      return { rows: [{ decision: 5_000, verdict: 9_000, ids: says.changed || null }] }
    return { rows: [{ ids: says.remarkable || null }] }
  }
  const log = { warn: vi.fn() }
  const authors = createKnownAuthors({ pool: { query } as unknown as Pool, log })
  onTestFinished(authors.stop)
  return { authors, asked, says, log }
}

const turn = (ms = 1) => vi.advanceTimersByTimeAsync(ms)

test('before the first look nobody is a stranger; then everybody of whom nothing is known is', async () => {
  const { authors } = setUp({ changed: '1,2', remarkable: '3' })
  expect(authors.isStranger(4)).toBe(false)
  await turn()
  expect([1, 2, 3, 4].map(authors.isStranger)).toEqual([false, false, false, true])
})

test('what is new is looked for every few seconds, from a little before where the last look ended', async () => {
  const { authors, asked, says } = setUp()
  await turn()
  expect(authors.isStranger(1)).toBe(true)
  says.changed = '1'
  await turn(5_000)
  expect(authors.isStranger(1)).toBe(false)
  says.changed = ''
  await turn(5_000)
  expect(authors.isStranger(1)).toBe(false)
  const bounds = asked.filter(({ name }) => name === 'spamcheck-changed-authors').map(({ values }) => values)
  expect(bounds).toEqual([
    [-1_000, -1_000],
    [4_000, 8_000],
    [4_000, 8_000],
  ])
  expect(asked.filter(({ name }) => name === 'spamcheck-remarkable-accounts')).toHaveLength(1)
})

test('everything is looked at again every ten minutes', async () => {
  const { authors, asked, says } = setUp()
  await turn()
  says.remarkable = '7'
  await turn(599_000)
  expect(authors.isStranger(7)).toBe(true)
  await turn(6_000)
  expect(authors.isStranger(7)).toBe(false)
  expect(asked.filter(({ values }) => values[0] === -1_000)).toHaveLength(2)
})

test('a whole look that fails doesn’t keep what is new from being looked at', async () => {
  const { authors, asked, says } = setUp()
  await turn(596_000)
  says.failing = true
  await turn(5_000)
  says.failing = false
  says.changed = '1'
  await turn(5_000)
  expect(authors.isStranger(1)).toBe(false)
  expect(authors.isStranger(2)).toBe(true)
  const whole = asked.filter(({ name, values }) => name === 'spamcheck-changed-authors' && values[0] === -1_000)
  expect(whole).toHaveLength(2)
})

test('while the database is away nobody is a stranger for long, and one line says why', async () => {
  const { authors, says, log } = setUp()
  await turn()
  says.failing = true
  await turn(14_000)
  expect(authors.isStranger(1)).toBe(true)
  await turn(2_000)
  expect(authors.isStranger(1)).toBe(false)
  expect(log.warn).toHaveBeenCalledOnce()
  says.failing = false
  await turn(5_000)
  expect(authors.isStranger(1)).toBe(true)
})

test('whoever asks more than ten times an hour is looked up', async () => {
  const { authors } = setUp()
  await turn()
  for (let time = 0; time < 10; time++) expect(authors.isStranger(1)).toBe(true)
  expect(authors.isStranger(1)).toBe(false)
  expect(authors.isStranger(2)).toBe(true)
  await turn(3_600_000)
  expect(authors.isStranger(1)).toBe(true)
})

test('more remarkable accounts than one statement takes are all found', async () => {
  const first = Array.from({ length: 10_000 }, (_, id) => id + 1)
  const query = async ({ name, values }: { name: string; values: number[] }) => {
    if (name === 'spamcheck-changed-authors') return { rows: [{ decision: 0, verdict: 0, ids: null }] }
    return { rows: [{ ids: values[0] === -1 ? first.join(',') : '20001' }] }
  }
  const authors = createKnownAuthors({ pool: { query } as unknown as Pool, log: { warn: vi.fn() } })
  onTestFinished(authors.stop)
  await turn()
  expect([1, 10_000, 20_001, 10_001].map(authors.isStranger)).toEqual([false, false, false, true])
})
