import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { bundledModelPath } from '@/lib/classify/load-model'
import { encodeModel } from '@/lib/classify/model-file'
import { AppError } from '@/lib/errors'
import { trainBundled } from '@/training/train-bundled'

const usage = 'Usage: npm run train -- --data DIR [--out FILE] [--seed N]'

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      out: { type: 'string', default: bundledModelPath },
      seed: { type: 'string', default: '1' },
    },
  })
  if (values.data === undefined)
    throw new AppError({ code: 'bad_request', message: `No folder of labelled text was named. ${usage}` })
  const began = performance.now()
  const say = (line: string): void => {
    process.stdout.write(`${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s  ${line}\n`)
  }
  const model = await trainBundled({
    data: values.data,
    seedFolder: join('training', 'seed'),
    seed: Number(values.seed),
    say,
  })
  const bytes = encodeModel(model)
  await writeFile(values.out, bytes)
  const peak = (process.resourceUsage().maxRSS / 1024).toFixed(0)
  say(`wrote ${values.out}: ${model.name}, ${bytes.length.toLocaleString('en')} bytes; at most ${peak} MB of memory`)
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof AppError ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
  )
  process.exitCode = 1
})
