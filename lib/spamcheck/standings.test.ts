import type { Pool } from 'pg'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { askedCall } from './call.fixture'
import { noStanding } from './standing'
import { createStandings } from './standings'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

type Answer = (rows: object[] | Error) => void

/** A database whose answers are given by hand. */
function scriptedPool() {
  const asked: number[][] = []
  const answers: Answer[] = []
  const query = (config: { values: [number[]] }) => {
    // What is asked at the start, so that the connection is there.
    if (config.values[0].length === 0) return Promise.resolve({ rows: [] })
    asked.push(config.values[0])
    return new Promise((resolve, reject) => {
      const named = (rows: object[]) => rows.map((row, place) => ({ gitlabId: config.values[0][place], ...row }))
      answers.push((rows) => (rows instanceof Error ? reject(rows) : resolve({ rows: named(rows) })))
    })
  }
  const pool = { query } as unknown as Pick<Pool, 'query'>
  return { pool, asked, answer: (rows: object[] | Error) => answers.shift()?.(rows) }
}

const by = (gitlabId: number | null) => askedCall({ author: { gitlabId } })
const row = (spam: number) => ({ fresh: null, spam, notSpam: 0, notSpamDays: 0, flagged: 0, texts: 0 })
const turn = () => vi.advanceTimersByTimeAsync(1)

test('authors that are asked for together share a statement, each once, and are held for a while', async () => {
  const { pool, asked, answer } = scriptedPool()
  const standings = createStandings({ pool })
  expect(standings.held(by(1))).toBeUndefined()
  const three = [standings.of(by(1)), standings.of(by(2)), standings.of(by(1))]
  await turn()
  expect(asked).toEqual([[1, 2]])
  answer([row(5), row(6)])
  expect((await Promise.all(three)).map((standing) => standing?.decided.spam)).toEqual([5, 6, 5])
  expect(standings.held(by(1))?.decided.spam).toBe(5)
  await vi.advanceTimersByTimeAsync(11_000)
  expect(standings.held(by(1))).toBeUndefined()
})

test('without a number nobody is looked up', async () => {
  const { pool, asked } = scriptedPool()
  const standings = createStandings({ pool })
  expect(standings.held(by(null))).toBeNull()
  expect(await standings.of(by(null))).toBeNull()
  expect(asked).toEqual([])
})

test('an answer that comes too late isn’t waited for, by this call or the next ones, but serves later ones', async () => {
  const { pool, asked, answer } = scriptedPool()
  const standings = createStandings({ pool, budgetMs: 60 })
  const late = standings.of(by(1))
  await vi.advanceTimersByTimeAsync(60)
  expect(await late).toBeNull()
  for (const id of [1, 2, 3]) expect(standings.held(by(id))).toBeNull()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(standings.held(by(2))).toBeNull()
  answer([row(5)])
  await turn()
  expect(standings.held(by(1))?.decided.spam).toBe(5)
  expect(standings.held(by(2))).toBeUndefined()
  expect(asked).toEqual([[1]])
})

test('while the database is away, what was known of an author goes on to count', async () => {
  const { pool, answer } = scriptedPool()
  const standings = createStandings({ pool })
  const first = standings.of(by(1))
  await turn()
  answer([row(5)])
  await first
  await vi.advanceTimersByTimeAsync(10_000)
  const second = standings.of(by(2))
  await turn()
  answer(new Error('away'))
  await second
  expect(standings.held(by(1))?.decided.spam).toBe(5)
})

test('a database that fails is left alone, longer each time, and then tried by one call only', async () => {
  const { pool, asked, answer } = scriptedPool()
  const standings = createStandings({ pool })
  for (const restMs of [500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000]) {
    expect(standings.held(by(1))).toBeUndefined()
    const tried = standings.of(by(1))
    await turn()
    if (asked.length > 1) expect(standings.held(by(2))).toBeNull()
    answer(new Error('away'))
    expect(await tried).toBeNull()
    await vi.advanceTimersByTimeAsync(restMs - 10)
    expect(standings.held(by(1))).toBeNull()
    await vi.advanceTimersByTimeAsync(10)
  }
  const tried = standings.of(by(1))
  await turn()
  answer([row(5)])
  expect((await tried)?.decided.spam).toBe(5)
  void standings.of(by(2))
  expect(standings.held(by(3))).toBeUndefined()
})

test('stopping waits for what is under way', async () => {
  const { pool, answer } = scriptedPool()
  const standings = createStandings({ pool })
  const asked = standings.of(by(1))
  await turn()
  const stopped = vi.fn()
  const stop = standings.stop().then(stopped)
  await turn()
  expect(stopped).not.toHaveBeenCalled()
  answer([row(5)])
  await stop
  expect((await asked)?.decided.spam).toBe(5)
})

test('strangers need no look-up, unless it must be certain; what was found of them counts all the same', async () => {
  const { pool, asked, answer } = scriptedPool()
  const standings = createStandings({ pool, known: { isStranger: (id) => id !== 1 } })
  expect(standings.held(by(1))).toBeUndefined()
  expect(standings.held(by(2))).toEqual(noStanding)
  expect(standings.held(by(2), true)).toBeUndefined()
  const found = standings.of(by(2))
  await turn()
  answer([row(5)])
  await found
  expect(standings.held(by(2))?.decided.spam).toBe(5)
  expect(asked).toEqual([[2]])
})

test('while the database is away strangers are strangers, and of the others nothing is known', async () => {
  const { pool, answer } = scriptedPool()
  const standings = createStandings({ pool, known: { isStranger: (id) => id !== 1 } })
  const failed = standings.of(by(1))
  await turn()
  answer(new Error('away'))
  await failed
  expect(standings.held(by(1))).toBeNull()
  expect(standings.held(by(2))).toEqual(noStanding)
  expect(standings.held(by(2), true)).toBeNull()
})
