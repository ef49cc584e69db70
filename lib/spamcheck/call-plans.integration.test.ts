import { beforeAll, expect, test } from 'vitest'
import { inTransaction } from '../db/in-transaction'
import { withTestDatabase } from '../testing/with-test-database'
import { awaitedSql } from './awaits-snippets'
import { deleteCallsSql, eraseTextsSql } from './forget-texts'
import { waitingSql } from './repair-joins'

const database = withTestDatabase()

/** As many as tell a good plan from a bad one, over two months; of the last ones the text is there. */
beforeAll(async () => {
  await database().pool.query(`
    INSERT INTO spamcheck_call (uid, at, type, kind, action, correlation_id, client, author_id, username, user_in_project,
                                fields, text_key, verdict, judged, uncapped, route, reason, evaluated, took_micros, joined_at)
    SELECT gen_random_uuid(), now() - n * interval '10 minutes', 'note', 'note', 'CREATE', '', 'key 1', n, 'kim', false,
           CASE WHEN n < 400 THEN '{}'::jsonb END, sha256(n::text::bytea), 'ALLOW', 'ALLOW', 'ALLOW', 'ALLOW', '', true, 900,
           CASE WHEN n % 2 = 0 THEN now() END
      FROM generate_series(1, 9000) n`)
  await database().pool.query('ANALYZE spamcheck_call')
})

/** What Postgres would do, were the table a large one. */
async function planOf(text: string, values: unknown[]): Promise<string> {
  const results = await inTransaction(database().pool, [
    { text: 'SET LOCAL enable_seqscan = off' },
    { text: `EXPLAIN ${text}`, values },
  ])
  return (results[1]?.rows ?? []).map((row: { 'QUERY PLAN': string }) => row['QUERY PLAN']).join('\n')
}

const repeated: [what: string, text: string, values: unknown[]][] = [
  ['asked snippets, every half minute', awaitedSql, []],
  ['texts whose time is up', eraseTextsSql, [72]],
  ['calls whose time is up', deleteCallsSql, [90]],
  ['calls that wait to be joined', waitingSql, [72, new Date(0), '0']],
]

test.each(repeated)('%s: only those of that time are read', async (_, text, values) => {
  expect(await planOf(text, values)).toMatch(/Index Cond: .*at [<>].*now\(\)/)
})

test('whatever the list of calls is narrowed to has an index that ends in its order', async () => {
  const { rows } = await database().pool.query<{ indexdef: string }>(
    `SELECT indexdef FROM pg_indexes WHERE tablename = 'spamcheck_call' AND indexdef NOT LIKE '%WHERE%'`,
  )
  const indexes = rows.map(({ indexdef }) => indexdef)
  for (const column of ['username', 'author_id', 'project_path', 'project_id', 'type', 'verdict', 'item_id'])
    expect(indexes).toContainEqual(expect.stringContaining(`(${column}, id DESC)`))
})
