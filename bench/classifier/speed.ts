import { loadModel } from '@/lib/classify/load-model'
import type { Model } from '@/lib/classify/model'
import { scoreContent } from '@/lib/classify/score-content'
import { scorerOf } from '@/lib/classify/scorer'
import { median } from '../support/statistics'
import { readTexts, scan, sources, type Text } from './texts'

const typicalBytes = 2_000
const explainFrom = 0.2
/** Texts that are scored before the next subject has its turn: together, so that all of them meet the same moments. */
const turn = 100
/** One scan of them would be shorter than a clock can tell. */
const scansATurn = 10

type Subject = { name: string; work: (text: Text) => number }
type Row = { what: string; items: number; bytes: number; seconds: number; scan: number; ratio: number }

/** Items and bytes a second of processor time beside a plain scan of the same texts in turns with it. */
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
  const single = percentiles(texts, subjects[0] as Subject)
  console.log(
    `\none item of at most ${typicalBytes} bytes, with reasons from a score of ${explainFrom}: ` +
      `p50 ${single.p50.toFixed(4)} ms, p99 ${single.p99.toFixed(4)} ms (${single.items} items)\n`,
  )
  return { loadMs, rows, single }
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

/** Processor seconds by turn, which other load on the machine moves least: of the scan, and of what is measured. */
type Times = { scan: number[]; work: number[] }

/** Medians over the rounds, without the first two, in which code is compiled. */
function takeTurns(texts: readonly Text[], { work }: Subject, rounds: number): Times {
  const turns = Math.ceil(texts.length / turn)
  const scans = Array.from({ length: turns }, (): number[] => [])
  const works = Array.from({ length: turns }, (): number[] => [])
  let sink = 0
  for (let round = 0; round < rounds + 2; round++) {
    for (let t = 0; t < turns; t++) {
      const part = texts.slice(t * turn, (t + 1) * turn)
      const scanned = processorSeconds(() => {
        for (let again = 0; again < scansATurn; again++) for (const { bytes } of part) sink += scan(bytes)
      })
      const worked = processorSeconds(() => {
        for (const text of part) sink += work(text)
      })
      if (round < 2) continue
      scans[t]?.push(scanned / scansATurn)
      works[t]?.push(worked)
    }
  }
  if (!Number.isFinite(sink)) throw new Error('A score is not finite.')
  return { scan: scans.map(median), work: works.map(median) }
}

function processorSeconds(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

/** One row for all texts and one for each source; a turn of texts of two sources counts for neither. */
function rowsOf(name: string, texts: readonly Text[], times: Times): Row[] {
  return ['all', ...sources].map((source) => {
    const row = { what: source === 'all' ? name : `  ${source}`, items: 0, bytes: 0, seconds: 0, scan: 0, ratio: 0 }
    for (const [t, seconds] of times.work.entries()) {
      const part = texts.slice(t * turn, (t + 1) * turn)
      if (source !== 'all' && part.some((text) => text.source !== source)) continue
      row.seconds += seconds
      row.scan += times.scan[t] ?? 0
      row.items += part.length
      row.bytes += part.reduce((sum, text) => sum + text.bytes.length, 0)
    }
    return { ...row, ratio: row.scan / row.seconds }
  })
}

function printRows(rows: readonly Row[]): void {
  console.log('                          items     MB/s      items/s   µs/item   scan, MB/s   of the scan')
  for (const { what, items, bytes, seconds, scan: scanned, ratio } of rows) {
    const cells = [
      what.padEnd(20),
      items.toLocaleString('en').padStart(10),
      (bytes / seconds / 1e6).toFixed(0).padStart(8),
      Math.round(items / seconds)
        .toLocaleString('en')
        .padStart(12),
      ((seconds / items) * 1e6).toFixed(2).padStart(9),
      (bytes / scanned / 1e6).toFixed(0).padStart(12),
      ratio.toFixed(3).padStart(13),
    ]
    console.log(cells.join(' '))
  }
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
