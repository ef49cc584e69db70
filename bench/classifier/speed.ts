import { z } from 'zod'
import { lookFirst } from '@/lib/classify/first-look'
import { loadModel } from '@/lib/classify/load-model'
import type { Model } from '@/lib/classify/model'
import { scoreContent } from '@/lib/classify/score-content'
import { scorerOf } from '@/lib/classify/scorer'
import { median } from '../support/statistics'
import { codeHostSources, readTexts, scan, scanStrings, sources, type Text } from './texts'

const typicalBytes = 2_000
const explainFrom = 0.2
/** Texts that are scored before the next subject has its turn: together, so that all of them meet the same moments. */
const turn = 100
/** One scan of them would be shorter than a clock can tell. */
const scansATurn = 10

type Subject = { name: string; work: (text: Text) => number }
type Row = {
  what: string
  items: number
  bytes: number
  seconds: number
  /** Seconds that the plain scan takes, and that of the strings. */
  scan: number
  strings: number
  ratio: number
}

/** Items and bytes a second of processor time beside plain scans of the same texts in turns with it. */
export async function measureSpeed({ data, rounds }: { data: string; rounds: number }) {
  const began = performance.now()
  const model = loadModel()
  scoreContent({ model, content: { kind: 'note', fields: { body: 'first' } } })
  const loadMs = performance.now() - began
  const texts = await readTexts(data)
  const subjects = subjectsOf(model)
  const times = subjects.map((subject) => takeTurns(texts, subject, rounds))
  console.log(`model load and first score: ${loadMs.toFixed(0)} ms\n`)
  const rows = subjects.flatMap(({ name }, s) => rowsOf(name, texts, times[s] as Times))
  printRows(rows)
  const ended = codeHostSources.map((source) => endedEarly(model, source, texts))
  for (const { source, here, unseen } of ended)
    console.log(
      `ended at the first look: ${source} ${percent(here)}; of those that a look had not seen ${percent(unseen)}`,
    )
  const single = percentiles(texts, subjects[0] as Subject)
  console.log(
    `\none item of at most ${typicalBytes} bytes, with reasons from a score of ${explainFrom}: ` +
      `p50 ${single.p50.toFixed(4)} ms, p99 ${single.p99.toFixed(4)} ms (${single.items} items)\n`,
  )
  return { loadMs, rows, ended, single }
}

function subjectsOf(model: Model): Subject[] {
  const scorer = scorerOf(model)
  return [
    { name: 'no reasons', work: ({ content }) => scoreContent({ model, content, explainFrom: 1 }).score },
    { name: `reasons from ${explainFrom}`, work: ({ content }) => scoreContent({ model, content, explainFrom }).score },
    { name: 'no first look', work: ({ content }) => scorer.margin(content) },
    { name: 'always reasons', work: ({ content }) => scoreContent({ model, content }).score },
  ]
}

/** Processor seconds by turn, which other load on the machine moves least: of the scans, and of what is measured. */
type Times = { scan: number[]; strings: number[]; work: number[] }

/** Medians over the rounds, without the first two, in which code is compiled. */
function takeTurns(texts: readonly Text[], { work }: Subject, rounds: number): Times {
  const turns = Math.ceil(texts.length / turn)
  const scans = Array.from({ length: turns }, (): number[] => [])
  const strings = Array.from({ length: turns }, (): number[] => [])
  const works = Array.from({ length: turns }, (): number[] => [])
  let sink = 0
  for (let round = 0; round < rounds + 2; round++) {
    for (let t = 0; t < turns; t++) {
      const part = texts.slice(t * turn, (t + 1) * turn)
      const scanned = processorSeconds(() => {
        for (let again = 0; again < scansATurn; again++) for (const { bytes } of part) sink += scan(bytes)
      })
      const read = processorSeconds(() => {
        for (let again = 0; again < scansATurn; again++) for (const text of part) sink += scanStrings(text.strings)
      })
      const worked = processorSeconds(() => {
        for (const text of part) sink += work(text)
      })
      if (round < 2) continue
      scans[t]?.push(scanned / scansATurn)
      strings[t]?.push(read / scansATurn)
      works[t]?.push(worked)
    }
  }
  if (!Number.isFinite(sink)) throw new Error('A score is not finite.')
  return { scan: scans.map(median), strings: strings.map(median), work: works.map(median) }
}

function processorSeconds(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

/** The row that counts is all text of code hosts, by bytes; below it each source, then all texts. */
const parts: readonly { what: string; of: readonly string[] }[] = [
  { what: 'code-host text', of: codeHostSources },
  ...sources.map((source) => ({ what: `  ${source}`, of: [source] })),
  { what: '  all of them', of: sources },
]

/** One row for each part; a turn of texts of which some aren't in the part counts for nothing. */
function rowsOf(name: string, texts: readonly Text[], times: Times): Row[] {
  return parts.map(({ what, of }) => {
    const row = { what: `${name}: ${what}`, items: 0, bytes: 0, seconds: 0, scan: 0, strings: 0, ratio: 0 }
    if (what.startsWith(' ')) row.what = what
    for (const [t, seconds] of times.work.entries()) {
      const part = texts.slice(t * turn, (t + 1) * turn)
      if (part.some(({ source }) => !of.includes(source))) continue
      row.seconds += seconds
      row.scan += times.scan[t] ?? 0
      row.strings += times.strings[t] ?? 0
      row.items += part.length
      row.bytes += part.reduce((sum, text) => sum + text.bytes.length, 0)
    }
    return { ...row, ratio: row.scan / row.seconds }
  })
}

function printRows(rows: readonly Row[]): void {
  const heads = ['items', 'MB/s', 'items/s', 'µs/item', 'scan, MB/s', 'of the scan', 'of a charCodeAt scan']
  console.log(`${' '.repeat(34)}${heads.map((head) => head.padStart(Math.max(9, head.length + 2))).join('')}`)
  for (const { what, items, bytes, seconds, scan: scanned, strings, ratio } of rows) {
    const cells = [
      items.toLocaleString('en'),
      (bytes / seconds / 1e6).toFixed(0),
      Math.round(items / seconds).toLocaleString('en'),
      ((seconds / items) * 1e6).toFixed(2),
      (bytes / scanned / 1e6).toFixed(0),
      ratio.toFixed(3),
      (strings / seconds).toFixed(3),
    ]
    const widths = heads.map((head) => Math.max(9, head.length + 2))
    console.log(what.padEnd(34) + cells.map((cell, i) => cell.padStart(widths[i] as number)).join(''))
  }
}

/** The share of a source's texts that ends at the first look: here, where the model has seen them, and in its cross-validation. */
function endedEarly(model: Model, source: string, texts: readonly Text[]) {
  const part = texts.filter((text) => text.source === source)
  const here = part.filter(({ content }) => model.firstLook && lookFirst(model.firstLook, content) !== undefined)
  const figures = z.record(z.string(), z.unknown()).catch({}).parse(model.card.figures)
  const crossed = z.object({ hits: z.number(), of: z.number() }).safeParse(figures[`first look ends ${source} ham`])
  const unseen = crossed.success ? crossed.data.hits / crossed.data.of : Number.NaN
  return { source, here: here.length / part.length, unseen }
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}

function percentiles(texts: readonly Text[], { work }: Subject) {
  const typical = texts.filter(({ bytes }) => bytes.length <= typicalBytes)
  const times = typical.map((text) => {
    const before = process.hrtime.bigint()
    work(text)
    return Number(process.hrtime.bigint() - before) / 1e6
  })
  times.sort((a, b) => a - b)
  const at = (share: number): number => times[Math.floor(share * times.length)] ?? Number.NaN
  return { items: typical.length, p50: at(0.5), p99: at(0.99) }
}
