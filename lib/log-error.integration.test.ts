import { Writable } from 'node:stream'
import pino from 'pino'
import { expect, test } from 'vitest'
import { errorForLog } from './log-error'
import { withTestDatabase } from './testing/with-test-database'

const database = withTestDatabase()

test('what Postgres refuses is not quoted in the log', async () => {
  const lines: string[] = []
  const stream = new Writable({
    write: (chunk, _, done) => {
      lines.push(String(chunk))
      done()
    },
  })
  const log = pino({ serializers: { err: errorForLog } }, stream)
  const statement = database().pool.query('SELECT $1::jsonb', [`{"title":"a secret of theirs${'\\'}u0000"}`])
  const error: unknown = await statement.catch((error: unknown) => error)
  expect(JSON.stringify(error)).toContain('a secret of theirs')
  log.error({ err: error }, 'refused')
  expect(lines.join('')).toContain('22P05')
  expect(lines.join('')).not.toContain('a secret of theirs')
})
