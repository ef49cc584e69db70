import { loadModel } from '@/lib/classify/load-model'
import { scoreContent } from '@/lib/classify/score-content'
import type { ItemContent } from '@/lib/fetch/item'
import { readData } from '@/training/read-data'

const typicalLength = 2_000

/**
 * Items and megabytes a second with reasons, on one core, beside a loop that only adds up the characters of the same
 * texts in the same run; and the 50th and 99th percentile of one typical item (at most 2,000 characters).
 */
export async function runSpeed(options: { folder: string }): Promise<string[]> {
  const began = performance.now()
  const model = loadModel()
  const loaded = performance.now() - began
  const rows = await readData({ folder: options.folder, only: ['issues', 'readmes', 'snippets', 'tubespam', 'sms'] })
  const contents = rows.map((row) => row.content)
  const typical = contents.filter((content) => lengthOf(content) <= typicalLength)
  for (const content of typical.slice(0, 3_000)) scoreContent({ model, content })
  const units = contents.reduce((sum, content) => sum + lengthOf(content), 0)
  const scan = seconds(() => scanAll(contents))
  const score = seconds(() => {
    for (const content of contents) scoreContent({ model, content })
  })
  const times = typical.map((content) => seconds(() => scoreContent({ model, content })) * 1000).sort((a, b) => a - b)
  const at = (share: number): string => (times[Math.floor(share * times.length)] ?? 0).toFixed(3)
  return [
    `model load ${loaded.toFixed(0)} ms`,
    `${Math.round(contents.length / score).toLocaleString('en')} items/s and ${(units / score / 1e6).toFixed(1)} million characters/s with reasons; ` +
      `plain scan ${(units / scan / 1e6).toFixed(0)} million characters/s; ratio ${(scan / score).toFixed(3)}`,
    `one typical item (${typical.length} of at most ${typicalLength} characters): p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`,
  ]
}

function lengthOf(content: ItemContent): number {
  return Object.values(content.fields).reduce((sum, text) => sum + text.length, 0)
}

function seconds(work: () => unknown): number {
  const began = performance.now()
  work()
  return (performance.now() - began) / 1000
}

function scanAll(contents: readonly ItemContent[]): number {
  let sum = 0
  for (const { fields } of contents) {
    for (const text of Object.values(fields)) for (let i = 0; i < text.length; i++) sum = (sum + text.charCodeAt(i)) | 0
  }
  return sum
}
