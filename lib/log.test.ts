import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openLogLines } from './log'

test('lines of the log wait until they are flushed, and are whole then', () => {
  const folder = mkdtempSync(join(tmpdir(), 'natterjack-log-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const dest = join(folder, 'lines')
  const log = openLogLines({ dest, level: 'info', gatherMs: 60_000 })
  const written = (): unknown[] =>
    readFileSync(dest, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))
  log.info({ verdict: 'ALLOW' }, 'one')
  expect(written()).toEqual([])
  log.flush()
  log.flush()
  for (let n = 0; n < 1_000; n++) log.info({ verdict: 'NOOP', n, text: 'x'.repeat(100) }, 'many')
  log.flush()
  expect(written()).toHaveLength(1_001)
  expect(written()[0]).toEqual({ level: 30, time: expect.any(String), verdict: 'ALLOW', msg: 'one' })
})

test('lines are written by themselves after a moment, and none below the level', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'natterjack-log-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const [loud, quiet] = [join(folder, 'loud'), join(folder, 'quiet')]
  openLogLines({ dest: loud, level: 'debug', gatherMs: 1 }).info({}, 'one')
  const silent = openLogLines({ dest: quiet, level: 'warn', gatherMs: 1 })
  silent.info({}, 'one')
  silent.flush()
  await expect.poll(() => readFileSync(loud, 'utf8')).toMatch(/"msg":"one"/)
  expect(readFileSync(quiet, 'utf8')).toBe('')
})
