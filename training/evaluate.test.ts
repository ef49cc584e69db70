import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { evaluateData } from '@/training/evaluate-data'
import { evaluateItems } from '@/training/evaluate-items'
import { makeRows } from '@/training/testing-rows'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evaluate-'))
})
afterEach(() => rm(folder, { recursive: true }))

const rows = makeRows()
const said: string[] = []
const say = (line: string): void => {
  said.push(line)
}

async function write(source: string, lines: readonly object[]): Promise<void> {
  await writeFile(join(folder, `${source}.jsonl.gz`), gzipSync(lines.map((line) => JSON.stringify(line)).join('\n')))
}

/** The invented rows as lines of a source, spam and ham by turns. */
function linesOf(source: string, meta: (i: number) => object): object[] {
  const turns = rows.map((_, i) => rows[(i * 21) % rows.length] as (typeof rows)[number])
  return turns.map(({ id, spam, content }, i) => ({
    id: `${id}-${i}`,
    source,
    kind: 'message',
    label: spam ? 'spam' : 'ham',
    title: '',
    text: content.fields.body,
    meta: meta(i),
  }))
}

test('runs what it can, names what is missing, and writes every figure under its name', async () => {
  await write(
    'sms',
    linesOf('sms', (order) => ({ order })),
  )
  await write('enron2', [
    ...linesOf('enron2', (seq) => ({ seq })),
    ...linesOf('enron2', (seq) => ({ seq: 99 + seq })),
    ...linesOf('enron2', (seq) => ({ seq: 199 + seq })),
  ])
  const { runs, missing } = await evaluateData({ folder, say })
  expect(runs.map(({ name }) => name)).toEqual(['sms', 'enron2'])
  const [sms] = runs
  expect(Object.keys(sms ?? {}).sort()).toEqual([
    'auc',
    'bh',
    'brier',
    'ece',
    'mcc',
    'n_ham',
    'n_spam',
    'name',
    'recall_fpr_001',
    'recall_fpr_005',
    'sc',
    'seconds',
  ])
  // 12 of 40 rows train: 1,674 of 5,574.
  expect((sms?.n_spam ?? 0) + (sms?.n_ham ?? 0)).toBe(28)
  expect(runs[1]?.n_spam).toBe(10)
  expect(missing.map(({ names, why }) => [names[0], why])).toContainEqual([
    'tubespam-leave-one-out',
    `The folder ${folder} has no tubespam.jsonl.gz.`,
  ])
  expect(said.join('\n')).toContain('enron1: not run.')
})

test('each video and each left-out video, by the names of the table', async () => {
  const videos = ['Youtube01-Psy.csv', 'Youtube02-KatyPerry.csv']
  const lines = videos.flatMap((video) => linesOf('tubespam', (order) => ({ order, video })))
  await write('tubespam', lines)
  const { runs } = await evaluateData({ folder, say, only: ['tubespam-katyperry', 'tubespam-leave-one-out'] })
  expect(runs.map(({ name, n_spam, n_ham }) => [name, n_spam, n_ham])).toEqual([
    ['tubespam-katyperry', 6, 6],
    ['tubespam-leave-one-out', 40, 40],
  ])
})

test('a broken file stops its own protocol only', async () => {
  await write(
    'sms',
    linesOf('sms', (order) => ({ order })),
  )
  await writeFile(join(folder, 'enron1.jsonl.gz'), gzipSync('{"id": 1}'))
  const { runs, missing } = await evaluateData({ folder, say, only: ['sms', 'enron1'] })
  expect(runs).toHaveLength(1)
  expect(missing).toEqual([{ names: ['enron1'], why: 'enron1.jsonl.gz:1 is no line of labelled text.' }])
})

test('a missing folder and an unknown name are told exactly', async () => {
  await expect(evaluateData({ folder: join(folder, 'nowhere'), say })).rejects.toThrow(
    /nowhere doesn't exist.*--data DIR/,
  )
  await expect(evaluateData({ folder, say, only: ['smss'] })).rejects.toThrow(/no run smss\. There are: sms,/)
})

test('labelled items of any file or folder, plain and packed, kind by kind, with pairs', async () => {
  const lines = [
    {
      label: 'spam',
      kind: 'note',
      fields: { body: 'Best online casino bonus, claim at https://win.example' },
      pair: 1,
    },
    { label: 'ham', kind: 'note', fields: { body: 'The parser fails on an empty config, see line 12' }, pair: 1 },
    { label: 'ham', kind: 'sms', title: 'Hello', text: 'are we still meeting today' },
  ]
  const plain = join(folder, 'a.jsonl')
  await writeFile(plain, lines.map((line) => JSON.stringify(line)).join('\n'))
  await writeFile(
    join(folder, 'b.jsonl.gz'),
    gzipSync(JSON.stringify({ label: 'ham', kind: 'user', fields: { name: 'Ana' } })),
  )
  const one = await evaluateItems({ files: [plain], say })
  expect(one.runs.map(({ name, n_spam, n_ham }) => [name, n_spam, n_ham])).toEqual([
    ['all', 1, 2],
    ['note', 1, 2],
  ])
  expect(one.runs[0]?.pairs).toMatchObject({ hits: 1, of: 1 })
  const whole = await evaluateItems({ files: [folder], say })
  expect(whole.runs.map(({ name }) => name)).toEqual(['all', 'user', 'note'])
  expect(whole.faults).toBe(0)
})

test('lines without a label are named and left out; nothing at all is an error', async () => {
  const file = join(folder, 'a.jsonl')
  await writeFile(file, '{"kind":"note","fields":{"body":"x"}}\n{"label":"ham","fields":{"body":"y"}}\nno json')
  const { runs, faults } = await evaluateItems({ files: [file], say })
  expect([runs[0]?.n_ham, faults]).toEqual([1, 2])
  expect(said.join('\n')).toContain(`${file}:1: The line has no "label" that is "spam" or "ham".`)
  await writeFile(file, '')
  await expect(evaluateItems({ files: [file], say })).rejects.toThrow(/no labelled item/)
  await expect(evaluateItems({ files: [join(folder, 'c.jsonl')], say })).rejects.toThrow(/c\.jsonl doesn't exist/)
})
