import type { ItemContent } from '@/lib/fetch/item'
import { readData } from '@/training/read-data'

/** What is scored: text of code hosts and short messages, ham and spam. */
export const sources = ['issues', 'readmes', 'snippets', 'tubespam', 'sms'] as const

export type Text = { source: string; content: ItemContent; bytes: Buffer }

export async function readTexts(data: string): Promise<Text[]> {
  const rows = await readData({ folder: data, only: sources })
  return rows.map(({ source, content }) => ({
    source,
    content,
    bytes: Buffer.from(Object.values(content.fields).join('\n')),
  }))
}

/** The plain scan: a sum over the bytes. */
export function scan(bytes: Buffer): number {
  let sum = 0
  for (let i = 0; i < bytes.length; i++) sum += bytes[i] as number
  return sum
}
