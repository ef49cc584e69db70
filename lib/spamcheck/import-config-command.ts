import { readFile, stat } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { AppError } from '../errors'
import { importConfig } from './import-config'
import { readOldConfig } from './import-config-read'
import { type ConfigFormat, maxConfigBytes, readConfigTree } from './import-config-tree'

const usage = `import-spamcheck-config FILE [--apply]
  FILE               the old server's config.toml (Go) or config.yaml (Python); - reads the input
  --format toml|yaml where the name doesn't tell
  --apply            changes it; without, only shows what would change
`

type ImportCommandOptions = {
  args: string[]
  input: NodeJS.ReadableStream
  output: NodeJS.WritableStream
  errors: NodeJS.WritableStream
}

/** Takes over the old Spamcheck server's configuration. @returns the exit code: 2 for a wrong call, 1 when it was refused */
export async function importConfigCommand({ args, input, output, errors }: ImportCommandOptions): Promise<number> {
  const call = readCall(args)
  if ('problem' in call) {
    errors.write(`${call.problem}\n${usage}`)
    return 2
  }
  const { file, format, apply } = call
  try {
    const text = file === '-' ? await readInput(input) : await readSmallFile(file)
    const config = readOldConfig(readConfigTree({ text, format }))
    const plan = await importConfig({ config, apply, actor: { kind: 'system', name: 'command line' } })
    for (const line of plan.changes) output.write(`${line}\n`)
    for (const line of plan.warnings) errors.write(`Note: ${line}\n`)
    output.write(`${ending(plan.changes.length, apply)}\n`)
    return 0
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    errors.write(`${error.message}\n`)
    return 1
  }
}

function ending(changes: number, applied: boolean): string {
  if (changes === 0) return 'Nothing to change.'
  const count = changes === 1 ? '1 change' : `${changes} changes`
  return applied ? `Made ${count}.` : `${count} to make. Nothing is changed yet: run it again with --apply.`
}

type Call = { file: string; format: ConfigFormat; apply: boolean } | { problem: string }

function readCall(args: string[]): Call {
  try {
    const options = { format: { type: 'string' }, apply: { type: 'boolean', default: false } } as const
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    const [file, ...rest] = positionals
    if (!file || rest.length > 0) return { problem: 'Name one file.' }
    const format = values.format ?? (/\.toml$/i.test(file) ? 'toml' : /\.ya?ml$/i.test(file) ? 'yaml' : undefined)
    if (format !== 'toml' && format !== 'yaml') return { problem: 'Say --format toml or --format yaml.' }
    return { file, format, apply: values.apply }
  } catch (error) {
    // parseArgs throws for options it doesn't know.
    return { problem: error instanceof Error ? error.message : String(error) }
  }
}

/** One byte more than may be: the reader of the tree then says so. */
async function readInput(input: NodeJS.ReadableStream): Promise<string> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of input) {
    const buffer = Buffer.from(part)
    parts.push(buffer)
    bytes += buffer.length
    if (bytes > maxConfigBytes) break
  }
  return Buffer.concat(parts).toString('utf8')
}

async function readSmallFile(file: string): Promise<string> {
  try {
    const { size } = await stat(file)
    if (size <= maxConfigBytes) return await readFile(file, 'utf8')
  } catch (error) {
    throw new AppError({ code: 'bad_request', message: `This file can't be read: ${reasonOf(error)}.`, cause: error })
  }
  throw new AppError({ code: 'bad_request', message: 'This file is larger than 1 MB, which no configuration is.' })
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
