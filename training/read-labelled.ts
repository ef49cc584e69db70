import { createReadStream, existsSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { z } from 'zod'
import { AppError } from '@/lib/errors'
import type { ItemContent } from '@/lib/fetch/item'
import { readLines } from '@/training/read-lines'
import { readItem } from '@/training/score-line'

export type Labelled = {
  content: ItemContent
  spam: boolean
  /** Lines with the same pair differ in little but their label. */
  pair?: string
  cluster?: string
}

const name = z.union([z.string(), z.number()]).transform(String)
const labelSchema = z.object({
  label: z.enum(['spam', 'ham']),
  pair: name.nullish(),
  cluster: name.nullish(),
})

/**
 * Reads labelled items from files, plain or .gz, and from all such files of folders.
 * @returns the items, and for each line that is none where it stands and what is wrong with it
 * @throws AppError `not_found` naming a file or folder that isn't there
 */
export async function readLabelled(files: readonly string[]): Promise<{ items: Labelled[]; faults: string[] }> {
  const items: Labelled[] = []
  const faults: string[] = []
  for (const file of (await Promise.all(files.map(filesOf))).flat()) {
    let number = 0
    for await (const line of readLines(open(file))) {
      number++
      if (line.trim() === '') continue
      const item = parse(line)
      if (typeof item === 'string') faults.push(`${file}:${number}: ${item}`)
      else items.push(item)
    }
  }
  return { items, faults }
}

async function filesOf(path: string): Promise<string[]> {
  if (!existsSync(path))
    throw new AppError({
      code: 'not_found',
      message: `${path} doesn't exist. Pass a file of labelled items, or a folder of them, with --items.`,
    })
  if (!(await stat(path)).isDirectory()) return [path]
  const found = (await readdir(path)).filter((file) => /\.jsonl(\.gz)?$/.test(file)).sort()
  if (found.length === 0)
    throw new AppError({ code: 'not_found', message: `The folder ${path} holds no .jsonl and no .jsonl.gz file.` })
  return found.map((file) => join(path, file))
}

function open(file: string): Readable {
  const stream = createReadStream(file)
  return file.endsWith('.gz') ? stream.pipe(createGunzip()) : stream
}

function parse(line: string): Labelled | string {
  const item = readItem(line)
  if ('error' in item) return item.error
  const label = labelSchema.safeParse(JSON.parse(line))
  if (!label.success) return `The line has no "label" that is "spam" or "ham".`
  const { pair, cluster } = label.data
  return {
    content: item.content,
    spam: label.data.label === 'spam',
    ...(pair == null ? {} : { pair }),
    ...(cluster == null ? {} : { cluster }),
  }
}
