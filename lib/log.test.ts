import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openLogLines } from './log'

test('lines of the log wait until they are flushed, and are whole then', () => {
  const folder = mkdtempSync(join(tmpdir(), 'natterjack-log-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const dest = join(folder, 'lines')
  const { log, flush } = openLogLines({ dest })
  log.level = 'info'
  const written = (): unknown[] =>
    readFileSync(dest, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))
  log.info({ verdict: 'ALLOW' }, 'one')
  expect(written()).toEqual([])
  flush()
  flush()
  for (let n = 0; n < 1_000; n++) log.info({ verdict: 'NOOP', n, text: 'x'.repeat(100) }, 'many')
  flush()
  expect(written()).toHaveLength(1_001)
  expect(written()[0]).toEqual({ level: 30, time: expect.any(String), verdict: 'ALLOW', msg: 'one' })
})
