import { createReadStream, existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createGunzip } from 'node:zlib'
import { AppError } from '@/lib/errors'
import { readLines } from '@/training/read-lines'
import { type DataLine, dataLineSchema, type Row } from '@/training/row'
import { toContent } from '@/training/to-content'

/**
 * Reads every .jsonl.gz file of a folder of labelled text, in the order of their names.
 * @throws AppError `not_found` when the folder or its files are missing, `bad_request` for a line that isn't what it should be.
 */
export async function readData(options: { folder: string; only?: readonly string[] }): Promise<Row[]> {
  const { folder, only } = options
  if (!existsSync(folder)) throw missing(`The folder ${folder} doesn't exist.`)
  const files = (await readdir(folder)).filter((file) => file.endsWith('.jsonl.gz')).sort()
  const wanted = files.filter((file) => only === undefined || only.includes(file.replace('.jsonl.gz', '')))
  if (wanted.length === 0)
    throw missing(`The folder ${folder} holds none of the files that are needed (${only?.join(', ') ?? '*'}.jsonl.gz).`)
  const rows: Row[] = []
  for (const file of wanted) {
    let number = 0
    for await (const line of readLines(createReadStream(join(folder, file)).pipe(createGunzip()))) {
      number++
      if (line.trim() !== '') rows.push(toRow(parseLine(line, `${file}:${number}`)))
    }
  }
  return rows
}

function missing(what: string): AppError {
  return new AppError({
    code: 'not_found',
    message: `${what} Pass the folder of labelled text with --data DIR: files named *.jsonl.gz with lines {id, source, kind, label, title, text, meta}.`,
  })
}

function parseLine(line: string, where: string): DataLine {
  try {
    return dataLineSchema.parse(JSON.parse(line))
  } catch (cause) {
    throw new AppError({ code: 'bad_request', message: `${where} is no line of labelled text.`, cause })
  }
}

function toRow(line: DataLine): Row {
  const meta = line.meta ?? {}
  return {
    id: `${line.source}/${line.id}`,
    source: line.source,
    spam: line.label === 'spam',
    content: toContent(line.kind, line.title, line.text),
    cluster: clusterOf(line, meta),
    heldOut: false,
    meta,
  }
}

/** Owner, video or project where they are known; otherwise the row itself, until near-duplicates are joined. */
function clusterOf(line: DataLine, meta: Record<string, unknown>): string {
  for (const key of ['owner_group', 'video', 'repo']) {
    const value = meta[key]
    if (typeof value === 'string' && value !== '') return `${line.source}/${value}`
  }
  return `${line.source}/${line.id}`
}
