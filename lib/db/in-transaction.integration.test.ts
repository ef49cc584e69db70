import { describe, expect, test } from 'vitest'
import { withTestDatabase } from '../testing/with-test-database'
import { inTransaction } from './in-transaction'
import { makePool } from './pool'

const database = withTestDatabase()
const add = (username: string) => ({
  text: 'INSERT INTO "user" (username, name) VALUES ($1, $1) RETURNING username',
  values: [username],
})

describe.each([true, false])('inTransaction, hurried: %s', (hurried) => {
  test('answers in order, and a failure leaves nothing behind and the connection usable', async () => {
    const pool = makePool(database().url, 1, { hurried })
    const names = ['a', 'b'].map((name) => `${name}-${hurried}`)
    const results = await inTransaction(pool, names.map(add))
    expect(results.map(({ rows }) => rows[0].username)).toEqual(names)

    const failing = inTransaction(pool, [add(`c-${hurried}`), add(names[0] ?? ''), add(`d-${hurried}`)])
    await expect(failing).rejects.toMatchObject({ code: '23505' })
    const { rows } = await pool.query('SELECT username FROM "user" WHERE username LIKE $1 ORDER BY 1', [`%-${hurried}`])
    expect(rows.map(({ username }) => username)).toEqual(names)
    await pool.end()
  })
})
