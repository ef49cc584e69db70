import { loadModel } from '@/lib/classify/load-model'
import { scoreContent } from '@/lib/classify/score-content'
import type { ItemContent } from '@/lib/fetch/item'

const pieces: Record<string, (i: number) => string> = {
  'one letter': () => 'a',
  'new words': (i) => `w${(i * 7919).toString(36)} `,
  brackets: () => '[](http://',
  dots: () => 'a.',
  'at-signs': () => 'a@',
  backticks: () => '`',
  digits: () => '1-',
  anchors: () => '<a href="http://x.example">',
  'combining marks': () => '\u0301',
  'U+FDFA': () => '\ufdfa',
  'lone surrogates': () => '\udc00',
  'fancy letters': () => '𝗰𝗮𝘀𝗶𝗻𝗼 ',
  Thai: () => 'สล็อต',
  'different Han': (i) => String.fromCharCode(0x4e00 + (i % 20_000)),
}
const lengths = [4_000, 8_000, 100_000, 10_000_000] as const
const rounds = 9

/** How the time grows with hostile text: twice as much of what is read, and far more than is read. */
export function measureGrowth() {
  const model = loadModel()
  console.log('hostile text, with reasons, ms     4,000    8,000  100,000      10 M   8,000 / 4,000')
  return Object.entries(pieces).map(([name, piece]) => {
    const ms = lengths.map((length) => {
      const content: ItemContent = { kind: 'note', fields: { body: make(piece, length) } }
      // The least of several: other load on the machine only ever adds to it.
      return Math.min(...Array.from({ length: rounds }, () => timeOf(() => scoreContent({ model, content }))))
    })
    const growth = (ms[1] as number) / (ms[0] as number)
    console.log(
      `  ${name.padEnd(28)} ${ms.map((value) => value.toFixed(3).padStart(9)).join('')}   ${growth.toFixed(2)}`,
    )
    return { name, ms, growth }
  })
}

function timeOf(work: () => unknown): number {
  const before = performance.now()
  work()
  return performance.now() - before
}

function make(piece: (i: number) => string, length: number): string {
  const parts: string[] = []
  for (let i = 0, units = 0; units < length; i++) {
    const part = piece(i)
    parts.push(part)
    units += part.length
  }
  return parts.join('').slice(0, length)
}
