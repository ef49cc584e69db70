import type { ItemContent } from '@/lib/fetch/item'
import { readData } from '@/training/read-data'

/** Text of code hosts, which is what the product scores. */
export const codeHostSources: readonly string[] = ['issues', 'readmes', 'snippets']
/** What is scored: also short messages, ham and spam. */
export const sources = [...codeHostSources, 'tubespam', 'sms']

/** A content with its texts as a program is handed them, and as the bytes that they have on the way. */
export type Text = { source: string; content: ItemContent; strings: string[]; bytes: Buffer }

export async function readTexts(data: string): Promise<Text[]> {
  const rows = await readData({ folder: data, only: sources })
  return rows.map(({ source, content }) => {
    const strings = Object.values(content.fields)
    return { source, content, strings, bytes: Buffer.from(strings.join('\n')) }
  })
}

/** The plain scan of the same strings: what a program that is handed strings, as the classifier is, must do at least. */
export function scanStrings(strings: readonly string[]): number {
  let sum = 0
  for (const text of strings) for (let i = 0; i < text.length; i++) sum += text.charCodeAt(i)
  return sum
}

/** The plain scan: a sum over the bytes. */
export function scan(bytes: Buffer): number {
  let sum = 0
  for (let i = 0; i < bytes.length; i++) sum += bytes[i] as number
  return sum
}
