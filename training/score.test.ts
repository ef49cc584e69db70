import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { readItem } from '@/training/score-line'

const answerSchema = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  score: z.number().optional(),
  verdict: z.string().optional(),
  reasons: z.array(z.object({ text: z.string(), weight: z.number() })).optional(),
  error: z.string().optional(),
})

function start(): ChildProcessWithoutNullStreams {
  return spawn('npx', ['tsx', 'training/score.ts'], { cwd: process.cwd() })
}

function exitCode(child: ChildProcessWithoutNullStreams): Promise<number | null> {
  return new Promise((resolve) => child.once('exit', resolve))
}

test('answers each line before the next one is sent', { timeout: 60_000 }, async () => {
  const child = start()
  const ended = exitCode(child)
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const items = [
    { id: 'a', kind: 'note', fields: { body: '+1' } },
    { id: 2, kind: 'sms', title: 'Hello', text: 'Best online casino bonus, click here https://win.example' },
    { id: 'c', kind: 'user', fields: { name: 'Ana', bio: null }, meta: { author: { accountAgeDays: null } } },
  ]
  const got = []
  for (const item of items) {
    child.stdin.write(`${JSON.stringify(item)}\n`)
    const next = await answers.next()
    got.push(answerSchema.parse(JSON.parse(next.value ?? '')))
  }
  child.stdin.end()
  expect(await ended).toBe(0)
  expect(got.map(({ id }) => id)).toEqual(['a', 2, 'c'])
  expect(got[0]?.verdict).toBe('ALLOW')
  expect(got[1]?.score).toBeGreaterThan(0.4)
  expect(got.every(({ reasons }) => (reasons?.length ?? 0) > 0)).toBe(true)
})

test('a bad line gets an error line in its place, the rest is scored, and the exit code says so', {
  timeout: 60_000,
}, async () => {
  const child = start()
  const ended = exitCode(child)
  const lines: string[] = []
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(line))
  child.stdin.end(
    '{"id":1,"kind":"note","fields":{"body":"ok"}}\nnot json\n{"id":"x","kind":5}\n[]\n{"id":"y","kind":"note"}\n{"id":9,"kind":"issue","title":"t","text":"d"}',
  )
  expect(await ended).toBe(1)
  const answers = lines.map((line) => answerSchema.parse(JSON.parse(line)))
  expect(answers.map(({ id, error }) => [id, error === undefined])).toEqual([
    [1, true],
    [undefined, false],
    ['x', false],
    [undefined, false],
    ['y', false],
    [9, true],
  ])
})

test.each([
  ['profile', 'user', { name: 'T', bio: 'a' }],
  ['Merge Request', 'merge_request', { title: 'T', description: 'a' }],
  ['repository', 'project', { name: 'T', description: 'a' }],
  ['comment', 'note', { body: 'T\n\na' }],
  ['sms', 'note', { body: 'T\n\na' }],
  ['__proto__', 'note', { body: 'T\n\na' }],
])('%s is read as a %s', (name, kind, fields) => {
  expect(readItem(JSON.stringify({ kind: name, title: 'T', text: 'a' }))).toEqual({
    content: { kind, fields, meta: {} },
  })
})

test('a text of several lines under the name of a project is its README', () => {
  const item = readItem('{"kind":"project","title":"T","text":"# T\\nIt runs."}')
  expect(item).toMatchObject({ content: { kind: 'project', fields: { name: 'T', readme: '# T\nIt runs.' } } })
})
