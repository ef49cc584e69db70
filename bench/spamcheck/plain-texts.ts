import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ItemContent } from '@/lib/fetch/item'

type Plain = { content: ItemContent; spam: false }

/** From a remark to an issue with a log in it, in characters; taken in turns. */
const lengths = [120, 300, 600, 900, 1_800, 4_000]

/** What people write about software, from this repository: documentation as issues, notes and merge requests, code as snippets. */
export async function readPlainTexts(): Promise<Plain[]> {
  const prose = await cut(await filesBelow('docs', '.md'))
  const code = await cut(await filesBelow('lib', '.ts'))
  return [...prose.map(proseItem), ...code.map((text) => plain({ kind: 'snippet', fields: parted(text) }))]
}

const plain = (content: ItemContent): Plain => ({ content, spam: false })
const kinds = ['issue', 'issue', 'note', 'merge_request'] as const

function proseItem(text: string, index: number): Plain {
  const kind = kinds[index % kinds.length] ?? 'issue'
  return plain(kind === 'note' ? { kind, fields: { body: text } } : { kind, fields: parted(text) })
}

/** The first words are the title. */
function parted(text: string): { title: string; description: string } {
  const end = text.indexOf(' ', 50)
  return { title: text.slice(0, end < 0 ? 50 : end).replaceAll(/\s+/g, ' '), description: text }
}

async function filesBelow(folder: string, ending: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true })
  const wanted = names.filter((name) => name.endsWith(ending) && !name.includes('generated')).sort()
  return Promise.all(wanted.map((name) => readFile(join(folder, name), 'utf8')))
}

function cut(texts: readonly string[]): string[] {
  const pieces: string[] = []
  for (const text of texts)
    for (let from = 0; from < text.length; ) {
      const piece = text.slice(from, from + (lengths[pieces.length % lengths.length] as number))
      from += piece.length
      if (piece.trim().length > 60) pieces.push(piece.trim())
    }
  return pieces
}
