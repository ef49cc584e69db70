import { loadModel } from '@/lib/classify/load-model'
import { AppError } from '@/lib/errors'
import { readLines } from '@/training/read-lines'
import { scoreLine } from '@/training/score-line'

/** Reads items line by line and answers each at once, in order. A bad line gets an error line, and the exit code is 1. */
async function main(): Promise<void> {
  const model = loadModel()
  // A reader that goes away (`| head`) is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? 0 : 1)
  })
  for await (const line of readLines(process.stdin)) {
    if (line.trim() === '') continue
    const answer = scoreLine({ line, model })
    if ('error' in answer) process.exitCode = 1
    if (!process.stdout.write(`${JSON.stringify(answer)}\n`))
      await new Promise((resolve) => process.stdout.once('drain', resolve))
  }
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof AppError ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
  )
  process.exitCode = 1
})
