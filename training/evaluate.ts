import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { AppError } from '@/lib/errors'
import { evaluateData } from '@/training/evaluate-data'
import { evaluateItems } from '@/training/evaluate-items'

const usage = `Usage:
  npm run evaluate -- --data DIR [--only NAME,...] [--json FILE]
      Runs the published protocols on the labelled text in DIR (files named <source>.jsonl.gz) and prints them beside the
      figures of others. --only: some of them, by their names in the table.
  npm run evaluate -- --items FILE... [--model FILE] [--json FILE]
      Scores labelled items with a model, the bundled one by default, at the review threshold, kind by kind. FILE: lines
      {"label": "spam" or "ham", "kind", "fields" or "title" and "text", "meta", "pair", "cluster"}, plain or .gz, or a
      folder of such files. Lines with the same "pair" are told apart from each other; those with the same "cluster" count
      as one in intervals.
  --json FILE writes the figures there.`

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      only: { type: 'string' },
      model: { type: 'string' },
      items: { type: 'string', multiple: true },
      json: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  const say = (line: string): void => {
    process.stdout.write(`${line}\n`)
  }
  if (values.help) return say(usage)
  const items = [...(values.items ?? []), ...(values.items ? positionals : [])]
  if (items.length === 0 && values.data === undefined)
    throw new AppError({ code: 'bad_request', message: `Neither --data nor --items was given.\n${usage}` })
  if (items.length > 0 && values.data !== undefined)
    throw new AppError({
      code: 'bad_request',
      message: '--data and --items are two different things: give one of them.',
    })
  if (values.data !== undefined) {
    const only = values.only?.split(',').map((name) => name.trim())
    const { runs, missing } = await evaluateData({ folder: values.data, say, ...(only ? { only } : {}) })
    if (runs.length === 0) process.exitCode = 1
    await write(values.json, missing.length === 0 ? { runs } : { runs, missing })
    return
  }
  const { faults, ...figures } = await evaluateItems({ files: items, modelFile: values.model, say })
  if (faults > 0) process.exitCode = 1
  await write(values.json, figures)
}

async function write(file: string | undefined, content: unknown): Promise<void> {
  if (file !== undefined) await writeFile(file, `${JSON.stringify(content, null, 2)}\n`)
}

main().catch((error: unknown) => {
  const expected = error instanceof AppError || (error instanceof TypeError && 'code' in error)
  process.stderr.write(`${expected ? error.message : String(error instanceof Error ? error.stack : error)}\n`)
  process.exitCode = 1
})
